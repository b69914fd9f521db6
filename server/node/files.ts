import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  canonicalUri,
  type FileContent,
  type FileSource,
  kindOf,
  LARGEST_FILE,
  type Unreadable,
} from '../language';

/** Folders that hold other people's files. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
/** The most files that a workspace is searched for. */
const MOST_FILES = 10_000;

const REASONS: Readonly<Record<string, Unreadable>> = {
  ELOOP: 'loop',
  EISDIR: 'folder',
  EACCES: 'denied',
  EPERM: 'denied',
};

/** The text that the bytes of a file hold. */
export function textOf(bytes: Buffer): FileContent {
  if (bytes.length > LARGEST_FILE) return { ok: false, reason: 'too-large' };
  if (bytes.includes(0)) return { ok: false, reason: 'binary' };
  return { ok: true, text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}

/** Whether a folder of this name is not searched: it is hidden, or holds other people's files. */
export function isSkipped(folder: string): boolean {
  return SKIPPED.has(folder) || folder.startsWith('.');
}

async function readText(file: string): Promise<FileContent> {
  const handle = await fs.open(file, 'r');
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) return { ok: false, reason: 'folder' };
    if (stat.size > LARGEST_FILE) return { ok: false, reason: 'too-large' };
    // A device or a pipe has no end to read to.
    if (!stat.isFile()) return { ok: false, reason: 'denied' };
    return textOf(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** Files of this machine's disk. */
export const nodeFiles: FileSource = {
  async read(uri: string): Promise<FileContent> {
    if (!uri.startsWith('file:')) return { ok: false, reason: 'missing' };
    try {
      return await readText(fileURLToPath(uri));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return { ok: false, reason: REASONS[code] ?? 'missing' };
    }
  },
};

/** The uri of a file of this machine. */
export function fileUri(file: string): string {
  return canonicalUri(pathToFileURL(path.resolve(file)).href);
}

/** The spec files below a folder (or the file itself), in order of their names. Links are not followed. */
export async function findSpecFiles(start: string): Promise<readonly string[]> {
  const found: string[] = [];
  const open = [start];
  for (let folder = open.pop(); folder !== undefined && found.length < MOST_FILES; folder = open.pop()) {
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && !isSkipped(entry.name)) open.push(full);
      else if (entry.isFile() && kindOf(entry.name) !== undefined) found.push(full);
    }
  }
  return found.sort();
}
