import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Profile } from '../../server/core/profile';
import {
  type FitProfileResult,
  fitProfileRequest,
  fitProfileResult,
  hardwareFilesRequest,
  hardwareFilesResult,
} from '../../server/protocol/profile';
import { mfaPoints, profileOf } from '../kit/profile';
import { type Client, exampleFolder, serverOn } from './kit';

const CARD = 'h800.hardware.yaml';
const DEPLOYMENT = 'step-3-2a2f.deployment.yaml';

async function fitted(client: Client, name: string, profile: Profile): Promise<FitProfileResult> {
  const params = { uri: client.folder.uriOf(name), profile };
  return fitProfileResult.parse(await client.connection.sendRequest(fitProfileRequest, params));
}

/** Makes the edits of an answer in the open document, as the editor does. */
async function apply(client: Client, name: string, answer: FitProfileResult): Promise<void> {
  if (!answer.ok) throw new Error(answer.message);
  for (const { edits } of answer.files) {
    const document = TextDocument.create(name, 'yaml', 1, client.textOf(name));
    await client.change(name, [{ text: TextDocument.applyEdits(document, edits) }]);
  }
}

test.each([
  ['with empty parameters', (client: Client) => client.connection.sendRequest(hardwareFilesRequest, {})],
  ['without parameters', (client: Client) => client.connection.sendRequest(hardwareFilesRequest)],
])(
  'the cards of the workspace are offered by name, and those of the catalog are not: asked %s',
  async (_, ask) => {
    const client = await serverOn(exampleFolder());
    const files = hardwareFilesResult.parse(await ask(client));
    expect(files).toContainEqual({ uri: client.folder.uriOf(CARD), name: 'NVIDIA H800' });
    expect(files.every(({ uri }) => uri.startsWith(client.folder.uri))).toBe(true);
  },
);

test('a measurement is written into the open text, after which the estimate rests on it', async () => {
  const client = await serverOn(exampleFolder());
  await client.open(DEPLOYMENT);
  await client.open(CARD);
  // Not saved: the measurement goes into what the editor shows.
  await client.edit(CARD, ['name: NVIDIA H800', 'name: NVIDIA H800 # ours']);
  const before = await client.hover(DEPLOYMENT, 'name:');

  const answer = await fitted(client, CARD, profileOf(mfaPoints()));
  expect(answer).toMatchObject({ ok: true, files: [{ uri: client.folder.uriOf(CARD), version: 2 }] });
  await apply(client, CARD, answer);

  expect(client.textOf(CARD)).toContain('# ours');
  expect(await client.problems(CARD)).toEqual([]);
  expect(await client.hover(DEPLOYMENT, 'name:')).not.toBe(before);
  expect(await fitted(client, CARD, profileOf(mfaPoints()))).toMatchObject({ ok: true, files: [] });
});

test('a broken card, and a measurement that says nothing of a card, are refused with a reason', async () => {
  const client = await serverOn(exampleFolder());
  await client.open(CARD);
  expect(await fitted(client, CARD, profileOf(mfaPoints(), { software: true }))).toEqual({
    ok: false,
    message: expect.stringContaining('software adapter'),
  });
  await client.edit(CARD, ['name: NVIDIA H800', 'name: "NVIDIA H800']);
  expect(await fitted(client, CARD, profileOf(mfaPoints()))).toEqual({
    ok: false,
    message: 'h800.hardware.yaml has errors; fix them first',
  });
});
