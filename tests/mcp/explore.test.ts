import { expect, it } from 'vitest';
import { exampleFolder } from '../lsp/kit';
import { Agent } from './agent';

const INPUT = {
  file: 'step-3-2a2f.deployment.yaml',
  cards: ['catalog:nvidia-h800'],
  topologies: ['colocated'],
};

it('explore finds the cheapest deployment of a space, and takes no cursor of another', async () => {
  const agent = await Agent.start(exampleFolder().path);
  const { frontier, winner, cursor } = await agent.ask('explore', INPUT);
  expect(cursor).toBeNull();
  expect(winner).toEqual((frontier as readonly unknown[])[0]);
  expect(winner).toMatchObject({ deployment: { topology: 'colocated' } });
  const other = await agent.call('explore', { ...INPUT, cursor: '{"space":"other","next":0,"found":[]}' });
  expect([other.isError, other.text]).toEqual([true, expect.stringContaining('of another space')]);
  const torn = await agent.call('explore', { ...INPUT, cursor: '{' });
  expect([torn.isError, torn.text]).toEqual([true, expect.stringContaining('expected the cursor')]);
});
