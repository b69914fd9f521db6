import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

/** The mode and the whole path of what a file is to replace; undefined where there is nothing yet. */
async function target(file: string): Promise<{ readonly real: string; readonly mode: number } | undefined> {
  const stat = await fs.stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return stat && { real: await fs.realpath(file), mode: stat.mode & 0o7777 };
}

/** Writes a text to a temporary file next to `real`, passes it to `use`, and removes what remains of it. */
async function beside(
  real: string,
  text: string,
  mode: number,
  use: (temporary: string) => Promise<void>,
): Promise<void> {
  const name = `.${path.basename(real).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = path.join(path.dirname(real), name);
  try {
    const handle = await fs.open(temporary, 'wx', mode);
    try {
      await handle.writeFile(text);
      // A power cut must not leave the new name with no content.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await use(temporary);
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

/**
 * Writes a file as a whole or not at all: a full disk leaves what was there. A link stays a link, and a file keeps its
 * permissions. Rejects as Node's `fs` does.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const { real, mode } = (await target(file)) ?? { real: path.resolve(file), mode: 0o666 };
  await beside(real, text, mode, async (temporary) => {
    // The mask of the process took some permissions.
    if (mode !== 0o666) await fs.chmod(temporary, mode);
    await fs.rename(temporary, real);
  });
}

/** Writes a new file as a whole or not at all. Rejects with EEXIST where there is something already. */
export async function createFile(file: string, text: string): Promise<void> {
  await beside(path.resolve(file), text, 0o666, async (temporary) => {
    await fs.link(temporary, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error;
      // Some file systems, such as those of memory cards, have no links.
      return fs.copyFile(temporary, file, constants.COPYFILE_EXCL);
    });
  });
}
