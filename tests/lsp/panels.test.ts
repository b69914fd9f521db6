import { expect, test } from 'vitest';
import { catalog } from '../../server/core/catalog';
import { type PanelSubject, panelSubject } from '../../server/protocol/panel-subject';
import {
  followPanelsNotification,
  panelCatalogRequest,
  panelCatalogResult,
  panelSubjectNotification,
  writeValuesRequest,
  writeValuesResult,
} from '../../server/protocol/panels';
import { changed, CARD as MADE_UP_CARD } from '../kit/texts';
import { uriOf } from '../kit/workspace';
import { type Client, exampleFolder, serverOn } from './kit';
import { editorOn } from './kit/in-process';

const DEPLOYMENT = 'step-3-2a2f.deployment.yaml';
const CARD = 'h800.hardware.yaml';

/** What the server pushes, and a way to wait for a push that is as asked. */
function pushes(client: Pick<Client, 'connection'>) {
  const all: PanelSubject[] = [];
  const waiting = new Set<() => void>();
  client.connection.onNotification(panelSubjectNotification, (params: unknown) => {
    all.push(panelSubject.parse(params));
    for (const look of waiting) look();
  });
  const until = (holds: (subject: PanelSubject) => boolean): Promise<PanelSubject> =>
    new Promise((resolve) => {
      const look = (): void => {
        const last = all.at(-1);
        if (last === undefined || !holds(last)) return;
        waiting.delete(look);
        resolve(last);
      };
      waiting.add(look);
      look();
    });
  return { all, until };
}

const nameOf = ({ active, deployments }: PanelSubject): string | undefined =>
  active === null ? undefined : deployments[active]?.spec.name;

async function following(file = DEPLOYMENT) {
  const client = await serverOn(exampleFolder());
  const { until, all } = pushes(client);
  await client.open(DEPLOYMENT);
  await client.connection.sendNotification(followPanelsNotification, { uri: client.folder.uriOf(file) });
  return { client, until, all };
}

test('what panels show is pushed once they follow a deployment, with the lines of its figures', async () => {
  const { until } = await following();
  const subject = await until((pushed) => pushed.status === 'ready');
  expect(nameOf(subject)).toBe('Step-3 2A2F');
  const deployment = subject.deployments[subject.active ?? -1];
  expect(deployment?.file.lines).toMatchObject({ name: 2, 'workload.batch': 4, micro_batches: 16 });
  expect(subject.cards[deployment?.attention ?? -1]?.spec.name).toBe('NVIDIA H800');
});

test('a card leads to a deployment that uses it', async () => {
  const { until } = await following(CARD);
  expect(nameOf(await until((pushed) => pushed.status === 'ready'))).toMatch(/^Step-3/);
});

test('an edit is pushed, a broken text keeps what it said before', async () => {
  const { client, until } = await following();
  await until((pushed) => pushed.status === 'ready');
  await client.edit(DEPLOYMENT, ['batch: 6144', 'batch: 3072']);
  const edited = await until(
    ({ deployments, active }) => deployments[active ?? -1]?.spec.workload.batch === 3072,
  );
  expect(edited.status).toBe('ready');
  await client.edit(DEPLOYMENT, ['batch: 3072', 'batch: "3072']);
  const stale = await until(({ status }) => status === 'stale');
  expect(stale.message).toContain(DEPLOYMENT);
  expect(stale.deployments[stale.active ?? -1]?.spec.workload.batch).toBe(3072);
});

test('a deployment that never was whole is an error in words', async () => {
  const { client, until } = await following();
  await client.open('new.deployment.yaml', 'name: New\nmodel: ./none.model.yaml\n');
  await client.connection.sendNotification(followPanelsNotification, {
    uri: client.folder.uriOf('new.deployment.yaml'),
  });
  const broken = await until(({ status }) => status === 'error');
  expect([broken.active, broken.message]).toEqual([null, expect.stringMatching(/\w/)]);
});

test('prices on another basis are pushed where there are cards alone', async () => {
  const prices = 'prices: { rental: $3.00/h, neocloud: $2.00/h }';
  const files = { 'card.hardware.yaml': changed(MADE_UP_CARD, { 'price: $1.00/h': prices }) };
  const { connection } = await editorOn({ files });
  const { until } = pushes({ connection });
  const pricedOn = (basis: string) =>
    until(({ cards }) => cards.some(({ spec }) => spec.pricing?.basis === basis));
  await connection.sendNotification(followPanelsNotification, { uri: uriOf('card.hardware.yaml') });
  await pricedOn('rental');
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { decodeLens: { priceBasis: 'neocloud' } },
  });
  await pricedOn('neocloud');
});

test('nothing is pushed to an editor without panels', async () => {
  const { client, until, all } = await following();
  await until((pushed) => pushed.status === 'ready');
  await client.connection.sendNotification(followPanelsNotification, { uri: null });
  const before = all.length;
  await client.edit(DEPLOYMENT, ['batch: 6144', 'batch: 3072']);
  await client.diagnostics(DEPLOYMENT);
  expect(all.length).toBe(before);
});

test('the catalog is given whole', async () => {
  const { client } = await following();
  const { models, cards } = panelCatalogResult.parse(
    await client.connection.sendRequest(panelCatalogRequest),
  );
  expect([models.length, cards.length]).toEqual(
    ['model', 'hardware'].map((kind) => catalog.filter((entry) => entry.kind === kind).length),
  );
  expect(models[0]?.file).toMatchObject({
    uri: expect.stringMatching(/^decode-lens-catalog:/),
    readOnly: true,
  });
});

test('values become edits that keep comments; a bundled file cannot be written', async () => {
  const { client } = await following();
  const write = async (uri: string, path: (string | number)[], value: string | number) =>
    writeValuesResult.parse(
      await client.connection.sendRequest(writeValuesRequest, { values: [{ uri, path, value }] }),
    );
  const uri = client.folder.uriOf(DEPLOYMENT);
  expect(await write(uri, ['workload', 'batch'], 3072)).toEqual({
    ok: true,
    files: [
      {
        uri,
        version: 1,
        edits: [
          { range: { start: { line: 4, character: 34 }, end: { line: 4, character: 38 } }, newText: '3072' },
        ],
      },
    ],
  });
  expect(
    await write('decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml', ['price'], '$1.00/h'),
  ).toEqual({
    ok: false,
    message: expect.stringContaining('bundled'),
  });
  expect(await write(client.folder.uriOf('none.model.yaml'), ['name'], 'x')).toMatchObject({ ok: false });
});

test('parameters of another form are refused and harm nothing', async () => {
  const { client, until } = await following();
  await client.connection.sendNotification(followPanelsNotification, { uri: 7 });
  expect(await client.connection.sendRequest(writeValuesRequest, { values: 'x' })).toMatchObject({
    ok: false,
  });
  expect(nameOf(await until((pushed) => pushed.status === 'ready'))).toBe('Step-3 2A2F');
});
