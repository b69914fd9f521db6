import { expect, it } from 'vitest';
import { canonicalUri, catalogText } from '../../server/language';
import { DEPLOYMENT, FILES } from '../kit/texts';
import { folderWith, serverOn } from './kit';

const URI = 'decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml';

it('a bundled card is still there when the editor closes the document that showed it', async () => {
  const deployment = DEPLOYMENT.replace('./card.hardware.yaml', 'catalog:nvidia-h800');
  const folder = folderWith({ ...FILES, 'tiny.deployment.yaml': deployment });
  const client = await serverOn(folder);
  await client.open('tiny.deployment.yaml', deployment);
  const text = catalogText(canonicalUri(URI)) ?? '';
  expect(text).toContain('H800');
  const textDocument = { uri: URI, languageId: 'decode-lens-hardware', version: 1, text };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  const line = deployment.split('\n').findIndex((one) => one.includes('catalog:'));
  const character = (deployment.split('\n')[line] ?? '').indexOf('catalog:') + 1;
  const definition = await client.connection.sendRequest<readonly unknown[] | object | null>(
    'textDocument/definition',
    { textDocument: { uri: folder.uriOf('tiny.deployment.yaml') }, position: { line, character } },
  );
  expect([definition].flat()).toEqual([expect.anything()]);
  // What is said of an edit that comes after is said of the closed document too.
  await client.edit('tiny.deployment.yaml', ['batch: 128', 'bach: 128']);
  const { diagnostics } = await client.untilUri(folder.uriOf('tiny.deployment.yaml'), (said) =>
    said.diagnostics.some(({ code }) => code === 'unknown-key'),
  );
  expect(diagnostics.map(({ code }) => code)).not.toContain('unresolved-reference');
});
