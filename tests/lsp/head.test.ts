import { expect, it } from 'vitest';
import { commit, repositoryWith } from '../cli/repository';
import { folderWith, serverOn } from './kit';
import { FILES } from './specs';

const DEPLOYMENT = 'tiny.deployment.yaml';

/** Hovers until the line is as asked: git may take longer than a hover waits. */
async function hoverUntil(
  client: Awaited<ReturnType<typeof serverOn>>,
  name: string,
  holds: (text: string) => boolean,
) {
  for (;;) {
    const text = await client.hover(name, 'name: ');
    if (holds(text)) return text;
  }
}

it('a hover tells what an edit of a card, not saved yet, did to its deployment since the last commit', async () => {
  const folder = repositoryWith(FILES);
  const client = await serverOn(folder);
  await client.open(DEPLOYMENT);
  await client.open('card.hardware.yaml');
  await client.edit('card.hardware.yaml', ['$1.00', '$1.10']);
  const text = await hoverUntil(client, DEPLOYMENT, (hover) => hover.includes('against HEAD'));
  expect(text).toMatch(/against HEAD: [\d.]+ → [\d.]+ \\\(\\\+10\.0%\\\) USD per 1M tokens, TPOT/);
  await client.edit('card.hardware.yaml', ['$1.10', '$1.00']);
  expect(await client.hover(DEPLOYMENT, 'name: ')).not.toContain('against HEAD');
});

it('and of a model what it did to its size; after a commit there is nothing to tell', async () => {
  const folder = repositoryWith(FILES);
  folder.write('tiny.model.yaml', FILES['tiny.model.yaml'].replace('width: 4096', 'width: 8192'));
  const client = await serverOn(folder);
  await client.open('tiny.model.yaml');
  await hoverUntil(client, 'tiny.model.yaml', (hover) => /against HEAD: parameters 248M → 399M/.test(hover));
  commit(folder);
  await hoverUntil(client, 'tiny.model.yaml', (hover) => !hover.includes('against HEAD'));
});

it('outside of a repository there is no such line', async () => {
  const client = await serverOn(folderWith(FILES));
  await client.open(DEPLOYMENT, FILES[DEPLOYMENT].replace(/batch: \d+/, 'batch: 512'));
  expect(await client.hover(DEPLOYMENT, 'name: ')).not.toContain('against HEAD');
  expect(client.log).toEqual([]);
});
