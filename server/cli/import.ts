import fs from 'node:fs/promises';
import path from 'node:path';
import { type Beside, importConfig, kindOf, summaryLine } from '../language';
import { createFile } from '../node/write-file';
import { CallerProblem } from '../tooling';
import { onlyFile, readArguments } from './arguments';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readInput } from './read-input';

const USAGE = usageOf('import');

/** What to call a model whose configuration does not say: the folder of a `config.json`, else the file. */
function nameOf(file: string): string {
  const { name, dir } = path.parse(path.resolve(file));
  return name === 'config' || name === 'params' ? path.basename(dir) : name;
}

const CONFIGURATIONS = ['config.json', 'params.json'];

/** The configuration that an argument means: the file, or the one that a folder holds. */
async function configurationOf(argument: string): Promise<string> {
  const isFolder = await fs.stat(argument).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return argument;
  const names = await fs.readdir(argument);
  const found = CONFIGURATIONS.find((name) => names.includes(name));
  if (found !== undefined) return path.join(argument, found);
  throw new CallerProblem(
    `${argument}: expected a folder with ${CONFIGURATIONS.join(' or ')}, found neither`,
  );
}

/** What stands next to a configuration; nothing where it cannot be read. */
async function besideOf(file: string): Promise<Beside> {
  const quantization = await fs
    .readFile(path.join(path.dirname(file), 'hf_quant_config.json'), 'utf8')
    .catch(() => undefined);
  return { quantization };
}

async function write(output: string, text: string): Promise<void> {
  if (kindOf(output) !== 'model')
    throw new CallerProblem(`--output: expected a *.model.yaml file, found ${output}`);
  // Never overwrite a file that may have been edited since.
  await createFile(output, text).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new CallerProblem(`${output} exists already; remove it or name another file`);
    throw new CallerProblem(`${output} cannot be written: ${error.message}`);
  });
}

const notWritten = (output: string): string =>
  `${output} was not written, since the model has errors; without --output it is printed`;

/**
 * `import`: a configuration, or the folder of a checkpoint, becomes a model file, on standard output or in a file. Status 1 when
 * it has errors.
 */
export async function importModel(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['output'] });
  const argument = await configurationOf(onlyFile(typed, USAGE));
  const { text, findings, summary } = importConfig(
    await readInput(argument),
    nameOf(argument),
    await besideOf(argument),
  );
  const lines = findings.map(
    ({ severity, field, message }) =>
      `${argument}: ${severity}: ${field === '' ? '' : `${field} `}${message}`,
  );
  if (text === undefined) throw new CallerProblem(lines.join('\n'));
  const output = typed.one('output');
  const failed = findings.some(({ severity }) => severity === 'error');
  if (output !== undefined && !failed) await write(output, text);
  const figures = summary === undefined ? [] : [summaryLine(summary)];
  // A model on standard output is alone there.
  const notes = output === undefined ? [...lines, ...figures.map((line) => `${argument}: ${line}`)] : lines;
  if (!typed.has('json') && notes.length > 0) process.stderr.write(`${notes.join('\n')}\n`);
  return {
    status: failed ? 1 : 0,
    json: { output: failed ? null : (output ?? null), text, findings, summary: summary ?? null },
    text:
      output === undefined
        ? text.trimEnd()
        : failed
          ? notWritten(output)
          : [`${output} written`, ...figures].join('\n'),
    wantsJson: typed.has('json'),
  };
}
