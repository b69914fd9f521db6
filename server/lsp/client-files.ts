import type { Connection } from 'vscode-languageserver';
import { canonicalUri, type FileContent, type Host, inTime, TimedFiles } from '../language';
import { findSpecsRequest, findSpecsResult, readFileRequest, readFileResult } from '../protocol/files';

/** The time limit of an editor's file search, in milliseconds. */
const PATIENCE = 60_000;

const MISSING: FileContent = { ok: false, reason: 'missing' };

/**
 * Files that the editor reads for the server. An editor without these requests has no such files.
 *
 * @param pages the uri of the folder of the rules' pages, once it is known
 */
export function clientHost(connection: Connection, pages: () => string | undefined): Host {
  return {
    files: new TimedFiles({
      async read(uri) {
        try {
          return readFileResult.parse(await connection.sendRequest(readFileRequest, { uri }));
        } catch {
          return MISSING;
        }
      },
    }),
    async findSpecs(folders) {
      if (folders.length === 0) return [];
      try {
        const answer = await inTime(connection.sendRequest(findSpecsRequest, { folders }), PATIENCE, {
          uris: [],
        });
        return findSpecsResult.parse(answer).uris.map(canonicalUri);
      } catch {
        return [];
      }
    },
    rulePage(code) {
      const folder = pages();
      return folder === undefined ? undefined : `${folder}/${code}.md`;
    },
  };
}

/** Reads files of the local machine from it, and files with any other scheme from the editor. */
export function withClientFiles(local: Host, client: Host): Host {
  const isLocal = (uri: string): boolean => uri.startsWith('file:');
  return {
    ...local,
    files: { read: (uri) => (isLocal(uri) ? local : client).files.read(uri) },
    async findSpecs(folders) {
      const [here, there] = await Promise.all([
        local.findSpecs(folders.filter(isLocal)),
        client.findSpecs(folders.filter((folder) => !isLocal(folder))),
      ]);
      return [...here, ...there];
    },
  };
}
