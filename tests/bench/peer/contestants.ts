import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../../lsp/kit/client';
import type { Folder } from '../../lsp/kit/folder';

/** The YAML language server as it lies in the cache, and the Node that both servers run under. */
export interface Peer {
  readonly node: string;
  readonly program: string;
  /** What is loaded before the program for it to validate at once. */
  readonly withoutDebounce: string;
  readonly version: string;
}

/** Who is measured: our server, and the other one as it is and without its debounce. */
export const NAMES = ['ours', 'yaml', 'yaml at once'] as const;
export type Name = (typeof NAMES)[number];

const KINDS = ['model', 'hardware', 'deployment'];

/** Our generated schemas by the names of files, and nothing that would ask the network. */
const CONFIGURATION = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: Object.fromEntries(
      KINDS.map((kind) => [
        pathToFileURL(path.resolve(`schemas/${kind}.schema.json`)).href,
        [`*.${kind}.yaml`],
      ]),
    ),
  },
};

/** Starts a server on a folder, the same way for each contestant. */
export function start(name: Name, folder: Folder, peer: Peer): Promise<Client> {
  const options = { node: peer.node, configuration: CONFIGURATION };
  if (name === 'ours') return Client.start(path.resolve('dist/server.js'), ['--stdio'], folder, options);
  const nodeOptions = name === 'yaml' ? [] : ['--import', pathToFileURL(peer.withoutDebounce).href];
  return Client.start(peer.program, ['--stdio'], folder, { ...options, nodeOptions });
}
