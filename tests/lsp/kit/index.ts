import fs from 'node:fs';
import { onTestFinished, vi } from 'vitest';
import { bundles } from './bundles';
import { Client, type StartOptions } from './client';
import { Folder } from './folder';
import { inRoot } from './root';

export { bundles } from './bundles';
export type { Client } from './client';
export type { Folder } from './folder';
export { inRoot, root } from './root';

// Processes are started here, on machines that may be busy: the limit tells a hang from a wait.
vi.setConfig({ testTimeout: 60_000 });

/** The ways in which an editor starts the server. */
export const STARTS = [
  ['node dist/server.js --stdio', bundles.server, ['--stdio']],
  ['node dist/cli.js lsp --stdio', bundles.cli, ['lsp', '--stdio']],
] as const;

/** A folder with these files; it goes when the test ends. */
export function folderWith(files: Readonly<Record<string, string>> = {}): Folder {
  const folder = new Folder(files);
  onTestFinished(() => folder.delete());
  return folder;
}

/** A copy of the examples. */
export function exampleFolder(): Folder {
  const folder = folderWith();
  fs.cpSync(inRoot('examples'), folder.path, { recursive: true });
  return folder;
}

/** A server on a folder, which ends with the test. */
export function serverOn(folder: Folder, options?: StartOptions): Promise<Client> {
  return serverFrom(bundles.server, ['--stdio'], folder, options);
}

/** A server started in a certain way, which ends with the test. */
export async function serverFrom(
  program: string,
  args: readonly string[],
  folder: Folder,
  options?: StartOptions,
): Promise<Client> {
  const client = await Client.start(program, args, folder, options);
  onTestFinished(() => client.kill());
  return client;
}
