import type { SpecKind } from '../core/spec';
import {
  catalogUri,
  checkFile,
  type Finding,
  isKind,
  isWhole,
  kindOf,
  type SourceFile,
  UNREADABLE,
  unknownId,
  type Whole,
  type Workspace,
} from '../language';
import { fileUri, nodeFiles } from '../node/files';
import { CommandProblem } from './problem';

function uriOf(argument: string): string {
  if (!argument.startsWith('catalog:')) return fileUri(argument);
  const id = argument.slice('catalog:'.length);
  const uri = catalogUri(id);
  if (uri !== undefined) return uri;
  throw new CommandProblem(unknownId(id).message);
}

/** Reads a file and everything it refers to. */
export async function loadFile(workspace: Workspace, argument: string): Promise<SourceFile> {
  const uri = uriOf(argument);
  if (kindOf(uri) === undefined) {
    const content = await nodeFiles.read(uri);
    const missing = !content.ok && content.reason === 'missing';
    const expected = 'expected a *.model.yaml, *.hardware.yaml or *.deployment.yaml file';
    throw new CommandProblem(`${argument}: ${missing ? UNREADABLE.missing : expected}`);
  }
  const state = workspace.state(uri) ?? workspace.take(uri, await nodeFiles.read(uri));
  if (!state.ok) throw new CommandProblem(`${argument}: ${UNREADABLE[state.reason]}`);
  await workspace.settle(nodeFiles);
  return state.file;
}

/** Reads a file of one kind that has to be whole; what is wrong with it is told otherwise. */
export async function loadSpec<Kind extends SpecKind>(
  workspace: Workspace,
  argument: string,
  kind: Kind,
): Promise<Whole<Kind>> {
  const file = await loadFile(workspace, argument);
  if (!isKind(file, kind))
    throw new CommandProblem(`${argument}: expected a ${kind} file, found a ${file.kind} file`);
  if (!isWhole(file, kind) || file.stale) throw new CommandProblem(describeErrors(argument, file, workspace));
  return file;
}

/** A finding as a compiler would print it. */
export function findingLine(argument: string, file: SourceFile, finding: Finding): string {
  const { line, character } = file.lines.positionAt(finding.from);
  return `${argument}:${line + 1}:${character + 1} ${finding.severity} ${finding.code}: ${finding.message}`;
}

/** The errors of a file, one a line. */
export function describeErrors(argument: string, file: SourceFile, workspace: Workspace): string {
  const errors = checkFile(file, workspace).filter((finding) => finding.severity === 'error');
  return [
    `${argument} cannot be used:`,
    ...errors.map((finding) => findingLine(argument, file, finding)),
  ].join('\n');
}
