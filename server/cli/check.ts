import fs from 'node:fs/promises';
import path from 'node:path';
import { checkFile, type Finding, type SourceFile, toRange } from '../language';
import { searchSpecs } from '../node/find-specs';
import { CallerProblem, findingLine, type Specs } from '../tooling';
import { readArguments } from './arguments';
import { usageOf } from './help';
import { newSpecs } from './load';
import type { Outcome } from './outcome';
import { readPriceBasis } from './values';

const USAGE = usageOf('check');

interface Unread {
  readonly file: string;
  readonly message: string;
}

/** The files of an argument, and the folders that could not be read. */
async function filesOf(argument: string): Promise<{ files: readonly string[]; unread: readonly Unread[] }> {
  const stat = await fs.stat(argument).catch(() => undefined);
  if (stat?.isDirectory() !== true) return { files: [argument], unread: [] };
  const { files, problems } = await searchSpecs(argument);
  return {
    files: files.map((file) => path.join(argument, path.relative(argument, file))),
    unread: problems.map(({ folder, message }) => ({ file: folder, message: `${folder}: ${message}` })),
  };
}

interface Loaded {
  readonly argument: string;
  readonly file: SourceFile;
}

/** Loads files; an unreadable file does not affect the findings of the others. */
async function loadAll(specs: Specs, named: Iterable<string>) {
  const loaded: Loaded[] = [];
  const unreadable: Unread[] = [];
  for (const argument of named) {
    try {
      loaded.push({ argument, file: await specs.file(argument) });
    } catch (error) {
      if (!(error instanceof CallerProblem)) throw error;
      unreadable.push({ file: argument, message: error.message });
    }
  }
  return { loaded, unreadable };
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function findingJson({ argument, file }: Loaded, finding: Finding) {
  const { code, severity, message } = finding;
  return { file: argument, range: toRange(file, finding), code, severity, message };
}

/**
 * `check`: the findings of files and of all spec files below folders; status 1 when one is an error, 2 when a file could
 * not be read.
 */
export async function check(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['price-basis'] });
  if (typed.positionals.length === 0) throw new CallerProblem(`expected files or folders: ${USAGE}`);
  const specs = newSpecs(readPriceBasis(typed));
  const named = await Promise.all(typed.positionals.map(filesOf));
  const { loaded, unreadable: unread } = await loadAll(specs, new Set(named.flatMap(({ files }) => files)));
  const unreadable = [...named.flatMap((one) => one.unread), ...unread];
  const results = loaded.flatMap((one) =>
    checkFile(one.file, specs.workspace).map((finding) => ({ one, finding })),
  );
  const errors = results.filter(({ finding }) => finding.severity === 'error').length;
  const lines = results.map(({ one, finding }) => findingLine(one.argument, one.file, finding));
  const summary = [
    counted(loaded.length, 'file'),
    counted(results.length, 'finding'),
    counted(errors, 'error'),
    ...(unreadable.length === 0 ? [] : [`${counted(unreadable.length, 'path')} not read`]),
  ];
  return {
    status: unreadable.length > 0 ? 2 : errors > 0 ? 1 : 0,
    json: {
      files: loaded.length,
      findings: results.map(({ one, finding }) => findingJson(one, finding)),
      unreadable,
    },
    text: [...lines, ...unreadable.map(({ message }) => message), summary.join(', ')].join('\n'),
    wantsJson: typed.has('json'),
  };
}
