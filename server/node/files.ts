import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canonicalUri, type FileContent, LARGEST_FILE, TimedFiles, type Unreadable } from '../language';
import { readPlainFile } from './read-plain-file';

const REASONS: Readonly<Record<string, Unreadable>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  ELOOP: 'loop',
  EISDIR: 'folder',
};

/** Decodes the bytes of a file. */
export function textOf(bytes: Buffer): FileContent {
  if (bytes.length > LARGEST_FILE) return { ok: false, reason: 'too-large' };
  if (bytes.includes(0)) return { ok: false, reason: 'binary' };
  return { ok: true, text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}

/** The local path of a uri; undefined for a uri without one, such as one with a host. */
export function pathOf(uri: string): string | undefined {
  try {
    const file = uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
    return file?.includes('\0') ? undefined : file;
  } catch {
    return undefined;
  }
}

async function read(uri: string): Promise<FileContent> {
  const file = pathOf(uri);
  if (file === undefined) return { ok: false, reason: 'missing' };
  try {
    const bytes = await readPlainFile(file, LARGEST_FILE);
    if (typeof bytes === 'string') return { ok: false, reason: bytes === 'special' ? 'denied' : bytes };
    return textOf(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { ok: false, reason: REASONS[code] ?? 'denied' };
  }
}

/** The files on the local disk. */
export const nodeFiles = new TimedFiles({ read });

/** The uri of a file of this machine. */
export function fileUri(file: string): string {
  return canonicalUri(pathToFileURL(path.resolve(file)).href);
}
