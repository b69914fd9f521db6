import { describe, expect, it } from 'vitest';
import { decodeLens } from '../cli/run';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { folderWith, serverOn } from '../lsp/kit';
import { Agent } from '../mcp/agent';

const custom = (flops: string): string =>
  MODEL.replace(/attention:\n[\s\S]*?(?=ffn:)/, `attention:\n  gqa: { type: custom, flops: "${flops}" }\n`);

/** Models and cards that `check` has errors of, though each of their values is of the right kind. */
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no finite number': { 'tiny.model.yaml': custom('log2(0)') },
  'a negative amount': { 'tiny.model.yaml': custom('-1') },
  'more layers than any model': { 'tiny.model.yaml': MODEL.replace(/count: \d+/, 'count: 1e60') },
  'a value outside of its range': {
    'card.hardware.yaml': `${CARD}efficiency: { memory: { value: 0.5, low: 0.8, high: 0.9 } }\n`,
  },
};

describe.each(Object.entries(REFUSED))('%s', (_, changes) => {
  const files = { ...FILES, ...changes };

  it('is an error of check, and every other command shows nothing', async () => {
    const folder = folderWith(files);
    expect(await decodeLens(['check', ...Object.keys(changes)], folder.path)).toMatchObject({ status: 1 });
    const commands = [
      ['cost', 'tiny.deployment.yaml'],
      ['cost', 'tiny.deployment.yaml', '--basis', 'bound'],
      ['simulate', 'tiny.deployment.yaml'],
      ['search', 'tiny.deployment.yaml'],
      ['matrix', '--model', 'tiny.model.yaml', '--hardware', 'card.hardware.yaml'],
      ...('tiny.model.yaml' in changes ? [['model', 'tiny.model.yaml']] : []),
    ];
    for (const command of commands)
      expect([command, await decodeLens(command, folder.path)]).toEqual([
        command,
        { status: 2, output: '', errors: expect.stringContaining('error') },
      ]);
  });

  it('is an error of each tool', async () => {
    const agent = await Agent.start(folderWith(files).path);
    for (const tool of ['estimate', 'explain', 'search'])
      expect(await agent.call(tool, { file: 'tiny.deployment.yaml' })).toMatchObject({ isError: true });
  });
});

it.each(Object.entries(REFUSED).filter(([, changes]) => 'tiny.model.yaml' in changes))(
  '%s has no figures in an editor',
  async (_, changes) => {
    const client = await serverOn(folderWith({ ...FILES, ...changes }));
    await client.open('tiny.model.yaml');
    await client.open('tiny.deployment.yaml');
    await client.diagnostics('tiny.model.yaml');
    const figures = /NaN|Infinity|∞|FLOP|USD/;
    expect(await client.hover('tiny.model.yaml', 'name: Tiny')).not.toMatch(figures);
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).not.toMatch(figures);
    const uri = client.folder.uriOf('tiny.model.yaml');
    const lenses = await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    expect(JSON.stringify(lenses)).not.toMatch(figures);
    await client.untilProblems('tiny.deployment.yaml', 'broken-reference');
  },
);

it('a deployment keeps the figures of what it exceeds', async () => {
  const folder = folderWith({ ...FILES, 'tiny.deployment.yaml': DEPLOYMENT });
  expect(await decodeLens(['cost', 'tiny.deployment.yaml'], folder.path)).toMatchObject({ status: 0 });
});
