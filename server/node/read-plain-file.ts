import { constants } from 'node:fs';
import fs from 'node:fs/promises';

/** Why a file was not read. */
export type NotRead = 'folder' | 'special' | 'too-large';

/** A pipe that no process writes to blocks whoever opens it, unless they ask not to wait. Windows has no such flag. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A step of reading files that state no size, such as those of `/proc`, in bytes. */
const STEP = 64 * 1024;

/** Why something at a path is not to be opened; undefined for a plain file of at most `most` bytes. */
function refusal(
  stat: { isDirectory(): boolean; isFile(): boolean; readonly size: number },
  most: number,
): NotRead | undefined {
  if (stat.isDirectory()) return 'folder';
  if (!stat.isFile()) return 'special';
  return stat.size > most ? 'too-large' : undefined;
}

/**
 * The bytes of a plain file, `most` at most. Pipes, sockets and devices are not opened, and a file that holds more than it
 * states, as those of `/proc` do, is read no further than `most`. Rejects as Node's `fs` does where a file is missing or may
 * not be read.
 */
export async function readPlainFile(file: string, most: number): Promise<Buffer | NotRead> {
  const before = refusal(await fs.stat(file), most);
  if (before !== undefined) return before;
  const handle = await fs.open(file, WITHOUT_WAITING);
  try {
    // Another thing may have taken the path meanwhile.
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
