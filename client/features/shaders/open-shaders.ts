import { Uri, type WorkspaceFolder, workspace } from 'vscode';
import { MARKS, shaderName } from './repository';

/** An open repository of this project, and the texts of its open shaders. */
export interface OpenShaders {
  readonly folder: WorkspaceFolder;
  /** The unsaved texts by file name. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The shader file of a document, and its workspace folder. */
export function shaderOf(uri: Uri): { readonly folder: WorkspaceFolder; readonly name: string } | undefined {
  if (uri.scheme !== 'file') return undefined;
  const folder = workspace.getWorkspaceFolder(uri);
  const name = folder && shaderName(uri.path, folder.uri.path);
  return folder === undefined || name === undefined ? undefined : { folder, name };
}

/** The open shaders of each folder that is a repository of this project. */
export async function openShaders(): Promise<readonly OpenShaders[]> {
  const texts = new Map<WorkspaceFolder, Record<string, string>>();
  for (const document of workspace.textDocuments) {
    const shader = document.isClosed ? undefined : shaderOf(document.uri);
    if (shader === undefined) continue;
    const known = texts.get(shader.folder) ?? {};
    texts.set(shader.folder, { ...known, [shader.name]: document.getText() });
  }
  const folders = await Promise.all(
    [...texts].map(async ([folder, own]) => ((await isRepository(folder)) ? [{ folder, texts: own }] : [])),
  );
  return folders.flat();
}

async function isRepository({ uri }: WorkspaceFolder): Promise<boolean> {
  const found = await Promise.allSettled(MARKS.map((mark) => workspace.fs.stat(Uri.joinPath(uri, mark))));
  return found.every(({ status }) => status === 'fulfilled');
}
