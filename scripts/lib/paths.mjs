import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The folder for downloads, which persists between runs; `DECODE_LENS_CACHE` overrides it. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return process.env.DECODE_LENS_CACHE || path.join(base, 'decode-lens');
}

/** Whether a module is the main module of the process. */
export const isMain = (moduleUrl) => process.argv[1] === fileURLToPath(moduleUrl);
