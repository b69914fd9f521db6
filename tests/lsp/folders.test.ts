import { describe, expect, it } from 'vitest';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { type Client, type Folder, folderWith, serverOn } from './kit';

const CAPABILITIES = { workspace: { workspaceFolders: true } };
const WRONG = CARD.replace('price', 'prise');

/** Tells that folders joined and left the workspace. */
function changeFolders(client: Client, added: readonly Folder[], removed: readonly Folder[]): Promise<void> {
  const named = (folder: Folder) => ({ uri: folder.uri, name: 'folder' });
  return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: added.map(named), removed: removed.map(named) },
  });
}

/** Opens a file that lies anywhere. */
function openAt(client: Client, uri: string, text: string): Promise<void> {
  const textDocument = { uri, languageId: 'decode-lens-hardware', version: 7, text };
  return client.connection.sendNotification('textDocument/didOpen', { textDocument });
}

function closeAt(client: Client, uri: string): Promise<void> {
  return client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
}

/** The findings of a file that the editor shows. */
function shownOf(client: Client, uri: string): readonly unknown[] {
  return client.published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
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
  const uri = other.uriOf('open.hardware.yaml');
  await openAt(client, uri, other.read('open.hardware.yaml'));
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

it('a file of it that is open goes when it is closed', async () => {
  const client = await serverOn(folderWith(FILES), { capabilities: CAPABILITIES });
  const other = folderWith({ 'open.hardware.yaml': WRONG.replace('name: Card', 'name: Open') });
  const uri = other.uriOf('open.hardware.yaml');
  await changeFolders(client, [other], []);
  await openAt(client, uri, other.read('open.hardware.yaml'));
  await changeFolders(client, [], [other]);
  await client.untilUri(uri, ({ version, diagnostics }) => version === 7 && diagnostics.length > 0);

  await closeAt(client, uri);
  await client.untilUri(uri, ({ diagnostics }) => diagnostics.length === 0);
  const left = await known(client);
  expect(left).not.toContain('Open');
  expect(left).toContain('Card');
  expect(shownOf(client, uri)).toEqual([]);
});

it('a file that changes on the disk after its folder left does not come back', async () => {
  const client = await serverOn(folderWith(FILES), { capabilities: CAPABILITIES });
  const other = folderWith({ 'late.hardware.yaml': WRONG.replace('name: Card', 'name: Late') });
  const uri = other.uriOf('late.hardware.yaml');
  await changeFolders(client, [other], []);
  await changeFolders(client, [], [other]);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type: 2 }],
  });
  expect(await known(client)).not.toContain('Late');
});

describe('a file that lies in no folder', () => {
  const REFERRED = MODEL.replace('name: Tiny', 'name: Referred').replace('width', 'widht');

  it('is there while it is open, with what it refers to', async () => {
    const outside = folderWith({
      'far.deployment.yaml': DEPLOYMENT.replace('name: Tiny on Card', 'name: Far'),
      'tiny.model.yaml': REFERRED,
      'card.hardware.yaml': CARD,
    });
    const client = await serverOn(folderWith(FILES), { capabilities: CAPABILITIES });
    await openAt(client, outside.uriOf('far.deployment.yaml'), outside.read('far.deployment.yaml'));
    const uri = outside.uriOf('tiny.model.yaml');
    await client.untilUri(uri, ({ diagnostics }) => diagnostics.length > 0);
    expect(await known(client)).toEqual(expect.arrayContaining(['Far', 'Referred']));

    await closeAt(client, outside.uriOf('far.deployment.yaml'));
    await client.untilUri(uri, ({ diagnostics }) => diagnostics.length === 0);
    const left = await known(client);
    expect(left).not.toContain('Far');
    expect(left).not.toContain('Referred');
    expect(left).toContain('Tiny');
  });

  it('stays when it is closed and one of a folder refers to it, as the disk has it', async () => {
    const outside = folderWith({ 'far.hardware.yaml': CARD });
    const deployment = DEPLOYMENT.replace('./card.hardware.yaml', outside.file('far.hardware.yaml'));
    const client = await serverOn(folderWith({ ...FILES, 'tiny.deployment.yaml': deployment }));
    await client.open('tiny.deployment.yaml');
    const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
    const uri = outside.uriOf('far.hardware.yaml');
    await openAt(client, uri, CARD.replace('$1.00', '$3.00'));
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).not.toBe(before);
    await closeAt(client, uri);
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toBe(before);
  });

  it('can be all that an editor without folders has', async () => {
    const folder = folderWith({ ...FILES, 'unused.model.yaml': MODEL.replace('name: Tiny', 'name: Unused') });
    const client = await serverOn(folder, { capabilities: CAPABILITIES });
    await changeFolders(client, [], [folder]);
    await client.open('tiny.deployment.yaml');
    await client.open('card.hardware.yaml');
    const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
    expect(before).toContain('USD per 1M tokens');
    await client.close('card.hardware.yaml');
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toBe(before);
    expect(await known(client)).not.toContain('Unused');

    await client.close('tiny.deployment.yaml');
    expect(await known(client)).toEqual([]);
  });
});
