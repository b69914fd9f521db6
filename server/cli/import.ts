import path from 'node:path';
import { importConfig, kindOf } from '../language';
import { createFile } from '../node/write-file';
import { CallerProblem } from '../tooling';
import { onlyFile, readArguments } from './arguments';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readInput } from './read-input';

const USAGE = usageOf('import');

/** What to call a model whose configuration does not say: the folder of a `config.json`, else the file. */
function nameOf(argument: string): string {
  const { name, dir } = path.parse(path.resolve(argument));
  return name === 'config' ? path.basename(dir) : name;
}

async function write(output: string, text: string): Promise<void> {
  if (kindOf(output) !== 'model')
    throw new CallerProblem(`--output: expected a *.model.yaml file, found ${output}`);
  // Never over a file that somebody may have edited since.
  await createFile(output, text).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new CallerProblem(`${output} exists already; remove it or name another file`);
    throw new CallerProblem(`${output} cannot be written: ${error.message}`);
  });
}

const notWritten = (output: string): string =>
  `${output} was not written, since the model has errors; without --output it is printed`;

/** `import`: a Hugging Face config.json becomes a model file, on standard output or in a file. Status 1 when it has errors. */
export async function importModel(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['output'] });
  const argument = onlyFile(typed, USAGE);
  const { text, findings } = importConfig(await readInput(argument), nameOf(argument));
  const lines = findings.map(
    ({ severity, field, message }) =>
      `${argument}: ${severity}: ${field === '' ? '' : `${field} `}${message}`,
  );
  if (text === undefined) throw new CallerProblem(lines.join('\n'));
  const output = typed.one('output');
  const failed = findings.some(({ severity }) => severity === 'error');
  if (output !== undefined && !failed) await write(output, text);
  if (!typed.has('json') && lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
  return {
    status: failed ? 1 : 0,
    json: { output: failed ? null : (output ?? null), text, findings },
    text: output === undefined ? text.trimEnd() : failed ? notWritten(output) : `${output} written`,
    wantsJson: typed.has('json'),
  };
}
