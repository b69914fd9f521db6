import { describe, expect, it } from 'vitest';
import { jsonOf } from '../cli/run';
import { CARD, DEPLOYMENT, FILES } from '../kit/texts';
import { bundles, exampleFolder, folderWith, inRoot } from '../lsp/kit';
import { Agent } from './agent';

const AFD = 'step-3-2a2f.deployment.yaml';

describe('an agent', () => {
  it('finds four tools that only read, each with schemas of input and output', async () => {
    const { client } = await Agent.start(exampleFolder().path);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'compare',
      'estimate',
      'explain',
      'explore',
      'search',
    ]);
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect([inputSchema.type, outputSchema?.type]).toEqual(['object', 'object']);
      expect(description).toBeTruthy();
    }
    expect(client.getServerVersion()).toMatchObject({ name: 'decode-lens' });
    expect(client.getInstructions()).toContain('decode-lens://language');
  });

  it('is served by the bundle itself too, as editors start it', async () => {
    const { path } = exampleFolder();
    const agent = await Agent.with([bundles.mcp, '--root', path], inRoot());
    expect(await agent.ask('estimate', { file: AFD })).toMatchObject({ name: 'Step-3 2A2F' });
  });
});

describe('estimate', () => {
  it('gives what `decode-lens cost` gives', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const { text, data } = await agent.call('estimate', { file: AFD });
    const cost = await jsonOf<Record<string, unknown>>(['cost', `examples/${AFD}`]);
    const bound = await jsonOf<Record<string, unknown>>(['cost', `examples/${AFD}`, '--basis', 'bound']);
    for (const key of ['usdPerMillionTokens', 'tpot', 'tokensPerSecond', 'accelerators', 'joulesPerToken'])
      expect(data?.[key]).toEqual(cost[key]);
    expect(data?.boundUsdPerMillionTokens).toEqual(bound.usdPerMillionTokens);
    expect(text).toMatch(/^Step-3 2A2F: 0\.129 USD per 1M tokens by the estimate.*\nTPOT 44\.6 ms/);
    expect(data?.target).toEqual({ tpot: 0.05, holds: true });
  });

  it('tries a change out without writing it', async () => {
    const folder = folderWith(FILES);
    const agent = await Agent.start(folder.path);
    const before = await agent.ask('estimate', { file: 'tiny.deployment.yaml' });
    const texts = { './card.hardware.yaml': CARD.replace('$1.00', '$2.00') };
    const after = await agent.ask('estimate', { file: 'tiny.deployment.yaml', texts });
    expect(Number(after.usdPerMillionTokens) / Number(before.usdPerMillionTokens)).toBeCloseTo(2, 9);
    expect(folder.read('card.hardware.yaml')).toBe(CARD);
    expect(
      await agent.ask('estimate', {
        file: 'new.deployment.yaml',
        texts: { 'new.deployment.yaml': DEPLOYMENT },
      }),
    ).toMatchObject({ name: 'Tiny on Card' });
  });

  it('takes context and batch in the place of the file’s, and reads files anew each time', async () => {
    const folder = folderWith(FILES);
    const agent = await Agent.start(folder.path);
    const request = { file: 'tiny.deployment.yaml', context: 1000, batch: 128 };
    expect(await agent.ask('estimate', request)).toMatchObject({ context: 1000, batch: 128 });
    folder.write('tiny.deployment.yaml', DEPLOYMENT.replace('Tiny on', 'Other on'));
    expect(await agent.ask('estimate', request)).toMatchObject({ name: 'Other on Card' });
  });
});

describe('compare', () => {
  it('puts deployments in the order of their cost, and tells which have no estimate', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const deployments = ['deepseek-v3-ep128.deployment.yaml', AFD, 'none.deployment.yaml'];
    const data = await agent.ask('compare', { deployments });
    expect(data.deployments).toMatchObject([{ file: AFD }, { file: 'deepseek-v3-ep128.deployment.yaml' }]);
    expect(data.failed).toEqual([
      {
        file: 'none.deployment.yaml',
        problem: expect.stringContaining(`deployment files here: ${deployments[0]}, ${AFD}`),
      },
    ]);
  });

  it('gives the paper’s best pair of cards', async () => {
    const agent = await Agent.start(folderWith().path);
    const hardware = ['catalog:nvidia-h800', 'catalog:nvidia-h20', 'catalog:nvidia-a800'];
    const data = await agent.ask('compare', { models: ['catalog:step-3'], hardware, contexts: [8192] });
    expect(data.bestPairs).toEqual([
      {
        model: 'catalog:step-3',
        context: 8192,
        attentionHardware: 'catalog:nvidia-h20',
        ffnHardware: 'catalog:nvidia-h800',
        total: expect.closeTo(0.055, 3),
      },
    ]);
    expect(data.bounds).toHaveLength(3);
  });

  it('says what it expects when it is given nothing', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const { isError, text } = await agent.call('compare', {});
    expect([isError, text]).toEqual([true, expect.stringContaining(`deployments here: `)]);
  });
});

describe('search', () => {
  it('gives the limits of a deployment, the smallest for a load, and a frontier', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const data = await agent.ask('search', { file: AFD, tokensPerSecond: 50_000, points: 5 });
    expect(data).toMatchObject({ target: 0.05, largestBatch: { limitedBy: 'target' } });
    const smallest = data.smallest as { readonly tpot: number; readonly tokensPerSecond: number };
    expect(smallest.tpot).toBeLessThanOrEqual(0.05);
    expect(smallest.tokensPerSecond).toBeGreaterThanOrEqual(50_000);
    const frontier = data.frontier as readonly { readonly tpot: number }[];
    expect(frontier).toHaveLength(5);
    expect(frontier.map(({ tpot }) => tpot)).toEqual(frontier.map(({ tpot }) => tpot).sort((a, b) => a - b));
  });

  it('takes a target of the caller’s', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const batchAt = async (tpot: number): Promise<number> => {
      const { largestBatch } = await agent.ask('search', { file: AFD, tpot, points: 1 });
      return (largestBatch as { readonly batch: number }).batch;
    };
    expect(await batchAt(0.03)).toBeLessThan(await batchAt(0.05));
  });
});

describe('explain', () => {
  it('gives the formula of a cost, and the file and line of each number', async () => {
    const agent = await Agent.start(exampleFolder().path);
    const file = 'step-3-h20-h800.deployment.yaml';
    const data = await agent.ask('explain', { file, figure: 'usdPerMillionTokens', context: 8192 });
    const [attention, ffn] = data.explanations as readonly {
      readonly value: number;
      readonly terms: readonly { readonly formula: string; readonly inputs: readonly unknown[] }[];
    }[];
    expect((attention?.value ?? 0) + (ffn?.value ?? 0)).toBeCloseTo(0.055, 3);
    expect(attention?.terms[0]?.formula).toContain('max(attention_flops / attention_rate');
    expect(attention?.terms[0]?.inputs).toContainEqual({
      name: 'memory_bandwidth',
      value: 4e12,
      file: 'h20.hardware.yaml',
      line: 5,
      path: 'memory.bandwidth',
      source: null,
      note: null,
    });
  });

  it('gives the work of a bundled model with the sources that it states', async () => {
    const agent = await Agent.start(folderWith().path);
    const { explanations } = await agent.ask('explain', {
      file: 'catalog:deepseek-v3',
      figure: 'stateBytes',
    });
    const [only] = explanations as readonly {
      readonly value: number;
      readonly terms: readonly { readonly inputs: readonly object[] }[];
    }[];
    expect(only?.value).toBeCloseTo(2.88e8, -6);
    const sources = only?.terms.flatMap(({ inputs }) =>
      inputs.map((input) => 'source' in input && input.source),
    );
    expect(sources?.some((source) => typeof source === 'string')).toBe(true);
  });

  it('says that a model has no cost', async () => {
    const agent = await Agent.start(folderWith().path);
    const { isError } = await agent.call('explain', {
      file: 'catalog:step-3',
      figure: 'usdPerMillionTokens',
    });
    expect(isError).toBe(true);
  });
});

describe('resources', () => {
  it('are the catalog and the language', async () => {
    const { client } = await Agent.start(folderWith().path);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain('decode-lens://catalog/nvidia-h800');
    const textOf = async (uri: string): Promise<unknown> => {
      const { contents } = await client.readResource({ uri });
      return contents[0] && 'text' in contents[0] ? contents[0].text : undefined;
    };
    expect(await textOf('decode-lens://catalog/nvidia-h800')).toContain('name: NVIDIA H800');
    expect(await textOf('decode-lens://language')).toContain('micro_batches');
    await expect(textOf('decode-lens://catalog/none')).rejects.toThrow('the catalog has no ‘none’');
    const completed = await client.complete({
      ref: { type: 'ref/resource', uri: 'decode-lens://catalog/{id}' },
      argument: { name: 'id', value: 'nvidia-h2' },
    });
    expect(completed.completion.values).toEqual(['nvidia-h20', 'nvidia-h200']);
  });
});
