import type { SpecKind } from '../../server/core/spec';
import { type FileContent, type SourceFile, Workspace } from '../../server/language/workspace';
import type { Files } from './texts';

/** The folder of the files that tests make up. */
const FOLDER = 'file:///folder/';

/** The uri of a file in that folder. A whole uri stays as it is. */
export const uriOf = (name: string): string => (name.includes(':/') ? name : FOLDER + name);

/** Gives uris as they are, as hosts of one scheme do. */
export const shown = { uriOf: (uri: string): string => uri };

/** A workspace of files by name. */
export function workspaceOf(files: Files): Workspace {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files)) update(workspace, name, text);
  return workspace;
}

/** A workspace of files by name which has read what they refer to: `others` says what reading gives, nothing by default. */
export async function settledWorkspaceOf(
  files: Files,
  others: Readonly<Record<string, FileContent>> = {},
): Promise<Workspace> {
  const workspace = workspaceOf(files);
  await workspace.settle({
    read: async (uri) => others[uri.slice(FOLDER.length)] ?? { ok: false, reason: 'missing' },
  });
  return workspace;
}

/** Gives a file of a workspace another text, and returns the file. */
export function update(workspace: Workspace, name: string, text: string): SourceFile {
  const state = workspace.update(uriOf(name), text);
  if (!state.ok) throw new Error(`${name}: ${state.reason}`);
  return state.file;
}

/** A file of a workspace, which has to be there. */
export function fileIn(workspace: Workspace, name: string): SourceFile {
  const file = workspace.file(uriOf(name));
  if (file === undefined) throw new Error(`there is no ${name}`);
  return file;
}

/** A text as a file of its kind, alone in a new workspace or in the one given. */
export function fileOf(kind: SpecKind, text: string, workspace = new Workspace()): SourceFile {
  return update(workspace, `test.${kind}.yaml`, text);
}
