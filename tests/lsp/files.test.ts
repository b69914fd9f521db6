import { describe, expect, it } from 'vitest';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { type Client, folderWith, serverOn } from './kit';

const CHANGE = { created: 1, changed: 2, deleted: 3 } as const;

/** What an editor that watches the disk tells. */
function watched(client: Client, name: string, type: keyof typeof CHANGE): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.folder.uriOf(name), type: CHANGE[type] }],
  });
}

describe('a file', () => {
  it('is what the editor says while it is open, and what the disk says again when it is closed', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    const saved = await client.hover('tiny.deployment.yaml', 'name: Tiny');

    await client.open('card.hardware.yaml', CARD.replace('$1.00', '$3.00'));
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).not.toBe(saved);

    await client.close('card.hardware.yaml');
    await client.until('card.hardware.yaml', ({ version }) => version === undefined);
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toBe(saved);
  });

  it('can be opened again, from version 1', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('card.hardware.yaml', 'name: [', 30);
    expect(await client.diagnostics('card.hardware.yaml')).not.toEqual([]);
    await client.close('card.hardware.yaml');
    await client.open('card.hardware.yaml');
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
  });

  it('that was never saved has no findings left once it is closed', async () => {
    const client = await serverOn(folderWith());
    await client.open('new.model.yaml', 'hidden: what');
    expect(await client.diagnostics('new.model.yaml')).not.toEqual([]);
    await client.close('new.model.yaml');
    await client.untilProblems('new.model.yaml');
  });

  it('that changes on the disk moves the figures of who refers to it', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
    client.folder.write('card.hardware.yaml', CARD.replace('$1.00', '$2.00'));
    await watched(client, 'card.hardware.yaml', 'changed');
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).not.toBe(before);
  });

  it('that changes on the disk while it is open stays as the editor has it', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('card.hardware.yaml');
    client.folder.write('card.hardware.yaml', 'name: [');
    await watched(client, 'card.hardware.yaml', 'changed');
    await client.edit('card.hardware.yaml', ['80 GB', '81 GB']);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
  });

  it('that is referred to may appear later', async () => {
    const { 'tiny.model.yaml': _, ...others } = FILES;
    const client = await serverOn(folderWith(others));
    await client.open('tiny.deployment.yaml');
    await client.untilProblems('tiny.deployment.yaml', 'unresolved-reference');
    client.folder.write('tiny.model.yaml', MODEL);
    await watched(client, 'tiny.model.yaml', 'created');
    await client.untilProblems('tiny.deployment.yaml');
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toContain('USD per 1M tokens');
  });

  it('that is referred to may appear as an unsaved document', async () => {
    const client = await serverOn(folderWith({ 'tiny.deployment.yaml': DEPLOYMENT }));
    await client.open('tiny.deployment.yaml');
    await client.untilProblems('tiny.deployment.yaml', 'unresolved-reference', 'unresolved-reference');
    await client.open('card.hardware.yaml', CARD);
    await client.untilProblems('tiny.deployment.yaml', 'unresolved-reference');
    await client.open('tiny.model.yaml', MODEL);
    await client.untilProblems('tiny.deployment.yaml');
  });

  it('that is deleted leaves a finding where it is referred to', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    expect(await client.problems('tiny.deployment.yaml')).toEqual([]);
    client.folder.remove('card.hardware.yaml');
    await watched(client, 'card.hardware.yaml', 'deleted');
    await client.untilProblems('tiny.deployment.yaml', 'unresolved-reference');
  });

  it('outside of the folder is read where a reference leads there', async () => {
    const elsewhere = folderWith({ 'far card.hardware.yaml': CARD });
    const deployment = DEPLOYMENT.replace('./card.hardware.yaml', elsewhere.file('far card.hardware.yaml'));
    const client = await serverOn(folderWith({ ...FILES, 'tiny.deployment.yaml': deployment }));
    await client.open('tiny.deployment.yaml');
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toContain('USD per 1M tokens');
  });

  it.each(['sp ace', 'ümläut', '100%', 'a#b', 'カード'])(
    'is found under the name %s, however the editor escapes it',
    async (folderName) => {
      const client = await serverOn(folderWith(FILES));
      const name = `${folderName}/card.hardware.yaml`;
      client.folder.write(name, CARD);
      const text = DEPLOYMENT.replace('./card.hardware.yaml', JSON.stringify(`./${name}`));
      await client.open('tiny.deployment.yaml', text);
      const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
      expect(before).toContain('USD per 1M tokens');
      await client.open(name, CARD.replace('$1.00', '$2.00'));
      expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).not.toBe(before);
    },
  );

  it('of another name is left alone', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('compose.yaml', 'services: [');
    await client.open('card.hardware.yaml');
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(client.published.some(({ uri }) => uri.endsWith('compose.yaml'))).toBe(false);
  });
});
