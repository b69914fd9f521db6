import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../core/quantity';
import { CallerProblem } from '../tooling';

/** The options of a command: those in `many` may be repeated and take several values each. */
export interface Form {
  readonly flags?: readonly string[];
  readonly single?: readonly string[];
  readonly many?: readonly string[];
}

/** What the user typed. */
export interface Typed {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  one(option: string): string | undefined;
  all(option: string): readonly string[];
}

function configOf({ flags = [], single = [], many = [] }: Form): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries([
    ...['json', ...flags].map((name) => [name, { type: 'boolean' }]),
    ...[...single, ...many].map((name) => [name, { type: 'string' }]),
  ]);
}

/** Parses a command's arguments; rejects unknown ones and suggests the nearest known one. */
export function readArguments(args: readonly string[], form: Form): Typed {
  const options = configOf(form);
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  let open: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (open === undefined) positionals.push(token.value);
      else values.get(open)?.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined) throw unknownOption(token.rawName, Object.keys(options));
    const isNextOption = token.inlineValue === false && token.value.startsWith('--');
    if (option.type === 'string' && (token.value === undefined || isNextOption))
      throw new CallerProblem(`${token.rawName} needs a value`);
    if (option.type === 'boolean' && token.value !== undefined)
      throw new CallerProblem(`${token.rawName} takes no value, found ${token.value}`);
    values.set(token.name, [
      ...(values.get(token.name) ?? []),
      ...(token.value === undefined ? [] : [token.value]),
    ]);
    open = form.many?.includes(token.name) === true ? token.name : undefined;
  }
  return {
    positionals,
    has: (flag) => values.has(flag),
    one: (option) => values.get(option)?.at(-1),
    all: (option) => values.get(option) ?? [],
  };
}

function unknownOption(written: string, known: readonly string[]): CallerProblem {
  const near = nearest(written.replace(/^-+/, ''), known);
  const hint =
    near === undefined
      ? `expected one of ${known.map((name) => `--${name}`).join(', ')}`
      : `did you mean --${near}?`;
  return new CallerProblem(`unknown option ${written}; ${hint}`);
}

/** Rejects positional arguments, for commands that take none. */
export function noFiles(typed: Typed, usage: string): void {
  const [file] = typed.positionals;
  if (file !== undefined) throw new CallerProblem(`${file} belongs to no option: ${usage}`);
}

/** The one file a command works on. */
export function onlyFile(typed: Typed, usage: string): string {
  const [file, ...rest] = typed.positionals;
  if (file === undefined || rest.length > 0) throw new CallerProblem(`expected one file: ${usage}`);
  return file;
}
