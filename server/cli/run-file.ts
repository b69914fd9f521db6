import fs from 'node:fs';
import { CallerProblem } from '../tooling';
import type { Typed } from './arguments';

/** The text of a file, piece by piece. */
export async function* piecesOf(
  file: string,
  onBytes?: (bytes: number, total: number) => void,
): AsyncGenerator<string> {
  const unreadable = (error: Error) => new CallerProblem(`${file} cannot be read: ${error.message}`);
  const stat = await fs.promises.stat(file).catch((error: Error) => {
    throw unreadable(error);
  });
  if (!stat.isFile()) throw new CallerProblem(`${file} cannot be read: expected a file of runs`);
  const stream = fs.createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 });
  try {
    for await (const piece of stream) {
      onBytes?.(stream.bytesRead, stat.size);
      yield String(piece);
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unreadable(error) : error;
  }
}

/** `--set COLUMN=VALUE`: columns that count in every row. */
export function readSet(typed: Typed, columns: ReadonlySet<string>, option = 'set') {
  return Object.fromEntries(
    typed.all(option).map((written) => {
      const at = written.indexOf('=');
      const [column, value] = [written.slice(0, at).trim(), written.slice(at + 1).trim()];
      if (at < 1 || value === '')
        throw new CallerProblem(
          `--${option}: expected COLUMN=VALUE such as ${option === 'set' ? 'hardware=catalog:nvidia-h200' : 'heads=64'}, found ${written}`,
        );
      if (columns.size > 0 && !columns.has(column))
        throw new CallerProblem(
          `--${option}: unknown column ${column}; expected one of ${[...columns].join(', ')}`,
        );
      return [column, value];
    }),
  ) as Readonly<Record<string, string>>;
}
