import { constants } from 'node:fs';
import fs from 'node:fs/promises';

/** Why a file was not read. */
export type NotRead = 'folder' | 'special' | 'too-large';

/** Opening a pipe without a writer blocks, unless this flag is set. Windows does not have it. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The chunk size for files that do not state their size, such as those of `/proc`, in bytes. */
const STEP = 64 * 1024;

/** Why a path must not be opened; undefined for a regular file of at most `most` bytes. */
function refusal(
  stat: { isDirectory(): boolean; isFile(): boolean; readonly size: number },
  most: number,
): NotRead | undefined {
  if (stat.isDirectory()) return 'folder';
  if (!stat.isFile()) return 'special';
  return stat.size > most ? 'too-large' : undefined;
}

/**
 * Reads a regular file of at most `most` bytes. Does not open pipes, sockets and devices, and reads at most `most`
 * bytes of a file that is larger than it states, as in `/proc`. Rejects like Node's `fs` if the file is missing or
 * not readable.
 */
export async function readPlainFile(file: string, most: number): Promise<Buffer | NotRead> {
  const before = refusal(await fs.stat(file), most);
  if (before !== undefined) return before;
  const handle = await fs.open(file, WITHOUT_WAITING);
  try {
    // The file may have been replaced in the meantime.
    const stat = await handle.stat();
    const now = refusal(stat, most);
    return now ?? (await readUpTo(handle, Math.max(stat.size + 1, STEP), most));
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: fs.FileHandle, step: number, most: number): Promise<Buffer | NotRead> {
  const parts: Buffer[] = [];
  for (let total = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(step, most + 1 - total)));
    if (bytesRead === 0) return Buffer.concat(parts);
    parts.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > most) return 'too-large';
  }
}
