import { expect, it } from 'vitest';
import { type Client, type Folder, folderWith, serverOn } from './kit';
import { CARD, DEPLOYMENT, FILES, MODEL } from './specs';

const CAPABILITIES = { workspace: { workspaceFolders: true } };
const WRONG = CARD.replace('price', 'prise');

/** Tells that folders joined and left the workspace. */
function changeFolders(client: Client, added: readonly Folder[], removed: readonly Folder[]): Promise<void> {
  const named = (folder: Folder) => ({ uri: folder.uri, name: 'folder' });
  return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: added.map(named), removed: removed.map(named) },
  });
}

/** The names of the specs that the server knows, from the outline of the workspace. */
async function known(client: Client): Promise<readonly string[]> {
  const symbols = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: '' });
  return symbols.map(({ name }) => name);
}

it('a folder that leaves takes its files and their findings along', async () => {
  const client = await serverOn(folderWith(FILES), { capabilities: CAPABILITIES });
  const other = folderWith({ 'wrong.hardware.yaml': WRONG.replace('name: Card', 'name: Leaves') });
  await changeFolders(client, [other], []);
  expect(await known(client)).toContain('Leaves');
  await client.untilUri(other.uriOf('wrong.hardware.yaml'), ({ diagnostics }) => diagnostics.length > 0);

  await changeFolders(client, [], [other]);
  await client.untilUri(other.uriOf('wrong.hardware.yaml'), ({ diagnostics }) => diagnostics.length === 0);
  const left = await known(client);
  expect(left).not.toContain('Leaves');
  expect(left).toContain('Card');
});

it('files of it stay that are open, or that others refer to', async () => {
  const other = folderWith({
    'used.hardware.yaml': CARD.replace('name: Card', 'name: Used'),
    'open.hardware.yaml': WRONG.replace('name: Card', 'name: Open'),
    'gone.model.yaml': MODEL.replace('name: Tiny', 'name: Gone'),
  });
  const deployment = DEPLOYMENT.replace('./card.hardware.yaml', other.file('used.hardware.yaml'));
  const folder = folderWith({ ...FILES, 'tiny.deployment.yaml': deployment });
  const client = await serverOn(folder, { capabilities: CAPABILITIES });
  await changeFolders(client, [other], []);
  await client.open('tiny.deployment.yaml');
  const text = other.read('open.hardware.yaml');
  const uri = other.uriOf('open.hardware.yaml');
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'decode-lens-hardware', version: 7, text },
  });
  const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
  expect(before).toContain('USD per 1M tokens');

  await changeFolders(client, [], [other]);
  const left = await known(client);
  expect(left).toEqual(expect.arrayContaining(['Used', 'Open', 'Tiny']));
  expect(left).not.toContain('Gone');
  expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toBe(before);
  await client.untilUri(uri, ({ version, diagnostics }) => version === 7 && diagnostics.length > 0);
});

it('a folder that leaves and comes back is read again', async () => {
  const client = await serverOn(folderWith(FILES), { capabilities: CAPABILITIES });
  const other = folderWith({ 'a.hardware.yaml': CARD.replace('name: Card', 'name: Before') });
  await changeFolders(client, [other], []);
  await changeFolders(client, [], [other]);
  other.write('a.hardware.yaml', CARD.replace('name: Card', 'name: After'));
  await changeFolders(client, [other], []);
  const names = await known(client);
  expect(names).toContain('After');
  expect(names).not.toContain('Before');
});
