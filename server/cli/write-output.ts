import fs from 'node:fs/promises';
import { kindOf } from '../language';
import { readPlainFile } from '../node/read-plain-file';
import { createFile, replaceFile } from '../node/write-file';
import { CallerProblem } from '../tooling';

/** The largest output of ours that is recognized, in bytes. */
const LARGEST_OUTPUT = 512 * 1024 * 1024;

/** Where an option has a text written to, and how a text of ours is recognized. */
export interface Output {
  readonly option: string;
  readonly file: string;
  /** Stands in every text that this option writes, and in no spec. */
  readonly mark: string;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether what lies at a path may be replaced: only an earlier text of ours. */
async function isOurs({ file, mark }: Output): Promise<boolean> {
  const bytes = await readPlainFile(file, LARGEST_OUTPUT);
  return typeof bytes !== 'string' && bytes.includes(mark);
}

/**
 * Writes what an option names, as a whole or not at all, and only over an earlier text of its own.
 * @throws CallerProblem where it may not or cannot be written
 */
export async function writeOutput(output: Output, text: string): Promise<void> {
  const { option, file } = output;
  if (kindOf(file) !== undefined)
    throw new CallerProblem(`${option}: ${file} has the name of a spec; name another file`);
  try {
    const stat = await fs.stat(file).catch(() => undefined);
    // A pipe or a terminal, such as /dev/stdout.
    if (stat !== undefined && !stat.isFile() && !stat.isDirectory()) return await fs.writeFile(file, text);
    if (stat === undefined) return await createFile(file, text);
    if (!(await isOurs(output)))
      throw new CallerProblem(
        `${option}: ${file} exists and was not written by this option; remove it or name another file`,
      );
    await replaceFile(file, text);
  } catch (error) {
    if (error instanceof CallerProblem) throw error;
    throw new CallerProblem(`${option}: ${file} cannot be written: ${reasonOf(error)}`);
  }
}
