import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import {
  type FindSpecsResult,
  findSpecsParams,
  findSpecsRequest,
  type ReadFileResult,
  readFileParams,
  readFileRequest,
} from '../../../server/protocol/files';
import { findSpecs } from './find-specs';

/** The language server's requests for files. */
interface FileAsker {
  onRequest(method: string, handler: (params: unknown) => Promise<unknown>): void;
}

/** The largest file that is sent; the server does not read larger ones as specs. */
const LARGEST = 750_000;

const REASONS: Readonly<Record<string, 'missing' | 'folder' | 'denied'>> = {
  FileNotFound: 'missing',
  FileIsADirectory: 'folder',
  NoPermissions: 'denied',
};

async function read(uri: Uri): Promise<ReadFileResult> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type & FileType.Directory) return { ok: false, reason: 'folder' };
    if (size > LARGEST) return { ok: false, reason: 'too-large' };
    const bytes = await workspace.fs.readFile(uri);
    return bytes.includes(0)
      ? { ok: false, reason: 'binary' }
      : { ok: true, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    const code = error instanceof FileSystemError ? error.code : '';
    return { ok: false, reason: REASONS[code] ?? 'missing' };
  }
}

/** Reads files that only the editor can read for the server: in a browser, and in virtual workspaces. */
export function registerClientFiles(server: FileAsker): void {
  server.onRequest(readFileRequest, (params) => read(Uri.parse(readFileParams.parse(params).uri)));
  server.onRequest(findSpecsRequest, async (params): Promise<FindSpecsResult> => {
    const found = await Promise.all(
      findSpecsParams.parse(params).folders.map((folder) => findSpecs(Uri.parse(folder))),
    );
    return { uris: found.flat().map((uri) => uri.toString()) };
  });
}
