import fs from 'node:fs/promises';
import { CallerProblem } from '../tooling';

/** The largest input that is read, in bytes: a million rows of measurements. */
const LARGEST_INPUT = 128 * 1024 * 1024;

/**
 * The text of a file that the user named and that is not a spec, without a byte order mark. It may be a pipe, such as that of
 * `<(curl ...)`, and is read no further than any real input goes.
 * @throws CallerProblem where it cannot be read
 */
export async function readInput(file: string): Promise<string> {
  const parts: Buffer[] = [];
  try {
    const handle = await fs.open(file, 'r');
    let total = 0;
    for await (const part of handle.createReadStream()) {
      parts.push(part);
      total += part.length;
      if (total > LARGEST_INPUT) throw new Error(`it holds more than ${LARGEST_INPUT / 1024 / 1024} MB`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CallerProblem(`${file} cannot be read: ${reason}`);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
