import fs from 'node:fs/promises';
import path from 'node:path';
import { checkFile, type Finding, type SourceFile, toRange, Workspace } from '../language';
import { findSpecFiles } from '../node/files';
import { readArguments } from './arguments';
import { findingLine, loadFile } from './load';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';

const USAGE = 'decode-lens check PATH...';

async function filesOf(argument: string): Promise<readonly string[]> {
  const stat = await fs.stat(argument).catch(() => undefined);
  if (stat?.isDirectory() !== true) return [argument];
  const found = await findSpecFiles(argument);
  return found.map((file) => path.join(argument, path.relative(argument, file)));
}

function findingJson(argument: string, file: SourceFile, finding: Finding) {
  const { code, severity, message } = finding;
  return { file: argument, range: toRange(file, finding), code, severity, message };
}

/** `check`: the findings of files and of all spec files below folders; status 1 when one is an error. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, {});
  if (typed.positionals.length === 0) throw new CommandProblem(`expected files or folders: ${USAGE}`);
  const workspace = new Workspace();
  const named = (await Promise.all(typed.positionals.map(filesOf))).flat();
  const loaded: { argument: string; file: SourceFile }[] = [];
  for (const argument of new Set(named)) loaded.push({ argument, file: await loadFile(workspace, argument) });
  const results = loaded.flatMap(({ argument, file }) =>
    checkFile(file, workspace).map((finding) => ({ argument, file, finding })),
  );
  const errors = results.filter(({ finding }) => finding.severity === 'error').length;
  const lines = results.map(({ argument, file, finding }) => findingLine(argument, file, finding));
  const summary = `${loaded.length} ${loaded.length === 1 ? 'file' : 'files'}, ${results.length} findings, ${errors} errors`;
  return {
    status: errors > 0 ? 1 : 0,
    json: {
      files: loaded.length,
      findings: results.map(({ argument, file, finding }) => findingJson(argument, file, finding)),
    },
    text: [...lines, summary].join('\n'),
    wantsJson: typed.has('json'),
  };
}
