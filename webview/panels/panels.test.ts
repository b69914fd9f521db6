import { describe, expect, it } from 'vitest';
import { exampleUri, exampleWorkspace } from '../../tests/kit/examples';
import { studyOfExample } from '../../tests/webview/kit/study';
import type { Picture } from '../charts/picture';
import type { Panel } from '../frame/panel';
import type { Study } from '../study/study';
import { comparePanel } from './compare/panel';
import { contextPanel } from './context/panel';
import { frontierPanel } from './frontier/panel';
import { pipelinePanel } from './pipeline/panel';
import { rooflinePanel } from './roofline/panel';

const study = studyOfExample();

function pictureOf<Options>(panel: Panel<Options>, of: Study, options = panel.options.parse({})): Picture {
  const picture = panel.picture(of, options);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

function figure({ figures }: Picture, name: string): string | undefined {
  return figures.find((each) => each.name === name)?.value;
}

describe('the pipeline panel', () => {
  const panel = pipelinePanel();

  it('shows the estimate of the worked example', () => {
    const picture = pictureOf(panel, study);
    expect(figure(picture, 'TPOT')).toBe('44.6 ms');
    expect(figure(picture, 'per accelerator')).toBe('4,305 tokens/s');
    expect(figure(picture, 'limited by')).toBe('Scale-up');
    expect(picture.tables[1]?.rows.length).toBeGreaterThan(750);
  });

  it('says how TPOT and cost move when a figure is dragged', () => {
    const { options } = panel.change(study, panel.options.parse({}), 'batch', 3072);
    const picture = pictureOf(panel, study, options);
    expect(figure(picture, 'TPOT')).toMatch(/^2\d\.\d ms \(−\d+\.\d%\)$/);
    expect(figure(picture, '1M tokens')).toMatch(/USD \(\+\d+(\.\d+)?%\)$/);
  });

  it('writes what was dragged into the files, degrees that follow included', () => {
    let options = panel.options.parse({});
    for (const [id, value] of [
      ['attention', 4],
      ['context', 8192],
      ['attentionPrice', 1.5],
    ] as const)
      options = panel.change(study, options, id, value).options;
    const file = exampleUri('step-3-2a2f.deployment.yaml');
    expect(panel.change(study, options, 'write', true).send).toEqual({
      type: 'write',
      values: [
        { uri: file, path: ['attention', 'instances'], value: 4 },
        { uri: file, path: ['attention', 'parallel', 'data'], value: 32 },
        { uri: file, path: ['workload', 'context'], value: 8192 },
        { uri: exampleUri('h800.hardware.yaml'), path: ['price'], value: '$1.50/h' },
      ],
    });
  });

  it('forgets what the files say by now, and what belongs to another deployment', () => {
    const { options } = panel.change(study, panel.options.parse({}), 'batch', 3072);
    const written = studyOfExample(
      undefined,
      exampleWorkspace(['step-3-2a2f.deployment.yaml', 'batch: 6144', 'batch: 3072']),
    );
    expect(figure(pictureOf(panel, written, options), 'TPOT')).toMatch(/ms$/);
    const other = studyOfExample('step-3-h20-h800.deployment.yaml');
    expect(figure(pictureOf(panel, other, options), 'TPOT')).toMatch(/ms$/);
  });

  it('draws two-batch overlap on shared cards', () => {
    const picture = pictureOf(panel, studyOfExample('deepseek-v3-ep128.deployment.yaml'));
    const resources = picture.tables[0]?.rows.map(({ cells }) => cells[0]);
    expect(resources).toEqual(['Cards', 'Scale-up', 'Scale-out']);
    const batches = new Set(picture.tables[1]?.rows.map(({ cells }) => cells[1]));
    expect(batches).toEqual(new Set([1, 2]));
  });

  it('leads from a bar to its design, whatever its name', () => {
    const file = 'step-3.model.yaml';
    const named = exampleWorkspace(
      [file, 'mfa: {', "'a + b': {"],
      [file, 'count: 4, attention: mfa', "count: 4, attention: 'a + b'"],
      [file, 'count: 56, attention: mfa', "count: 56, attention: 'a + b'"],
      [file, 'count: 1, attention: mfa', "count: 1, attention: 'a + b'"],
    );
    const { active } = studyOfExample(undefined, named);
    const bars = pictureOf(panel, studyOfExample(undefined, named)).tables[1]?.rows ?? [];
    for (const [resource, path] of [
      ['Attention', 'attention.a + b'],
      ['FFN', 'ffn.moe'],
    ] as const) {
      const places = bars.filter(({ cells }) => cells[0] === resource).map(({ place }) => place?.line);
      expect(places).toContain(active?.model.file.lines[path]);
    }
  });

  it('says in words why there is no picture, and keeps its knobs', () => {
    const { options } = panel.change(study, panel.options.parse({}), 'batch', 3);
    expect(panel.picture(study, options)).toMatch(/batch/);
    expect(panel.controls(study, options).length).toBeGreaterThan(5);
  });

  it('tells what every resource does at a moment', () => {
    const { options } = panel.change(study, panel.options.parse({}), 'moment', 0.5);
    expect(pictureOf(panel, study, options).notes.at(-1)).toMatch(
      /^At 22\.\d ms: Attention .*; Combine .*\.$/,
    );
  });
});

describe('the roofline panel', () => {
  it('has the intensities of the paper’s Figure 5', () => {
    const { options } = rooflinePanel.change(study, rooflinePanel.options.parse({}), 'source', 'paper');
    const picture = pictureOf(rooflinePanel, study, options);
    expect(figure(picture, 'Step-3 at 8K')).toBe('128 FLOP/B');
    expect(figure(picture, 'DeepSeek-V3 at 8K')).toBe('512 FLOP/B');
    expect(figure(picture, 'Qwen3-235B-A22B at 8K')).toBe('32.0 FLOP/B');
    expect(picture.tables[1]?.rows.map(({ cells }) => Math.round(Number(cells[3])))).toEqual([
      591, 74, 156, 175,
    ]);
  });

  it('places measured kernels, and refuses what is not a profile', () => {
    const kernel = {
      kernel: 'attention',
      variant: 'a',
      batch: 8,
      context: 4096,
      bytesPerSecond: 1e12,
      flopsPerSecond: 1e14,
    };
    const empty = rooflinePanel.options.parse({});
    const { options } = rooflinePanel.change(study, empty, 'profile', JSON.stringify({ kernels: [kernel] }));
    expect(pictureOf(rooflinePanel, study, options).drawings.map(({ id }) => id)).toEqual([
      'attention',
      'measured',
    ]);
    expect(rooflinePanel.change(study, empty, 'profile', '{').options).toEqual(empty);
  });
});

describe('the context panel', () => {
  it('has the state and the cost of the paper’s Figure 3', () => {
    const { options } = contextPanel.change(study, contextPanel.options.parse({}), 'source', 'paper');
    const [state, cost] = pictureOf(contextPanel, study, options).tables;
    const at = (table: typeof state, name: string, context: number) =>
      table?.rows.find(({ cells }) => cells[0] === name && cells[1] === context)?.cells[2];
    expect(at(state, 'Step-3', 8192)).toBe(2.559e8);
    expect(at(state, 'DeepSeek-V3', 32768)).toBe(1.151e9);
    expect(Number(at(cost, 'Step-3 (bound)', 8192)).toFixed(3)).toBe('0.055');
    expect(Number(at(cost, 'Step-3 (bound)', 32768)).toFixed(3)).toBe('0.129');
    expect(Number(at(cost, 'DeepSeek-V3 (bound)', 32768)).toFixed(3)).toBe('0.211');
  });

  it('says where memory and target break', () => {
    const picture = pictureOf(contextPanel, study);
    expect(figure(picture, 'memory suffices up to')).toMatch(/^\d+ tokens$/);
    expect(figure(picture, 'target met up to')).toMatch(/^\d+ tokens$/);
  });
});

describe('the frontier panel', () => {
  it('has the costs and active parameters of the paper’s Figure 1', () => {
    const { options } = frontierPanel.change(study, frontierPanel.options.parse({}), 'source', 'paper');
    const rows = pictureOf(frontierPanel, study, options).tables[0]?.rows ?? [];
    const of = (name: string) => rows.find(({ cells }) => cells[0] === name)?.cells ?? [];
    expect(Number(of('Step-3')[1]) / 1e9).toBeCloseTo(38, -0.5);
    expect(Number(of('Step-3')[3]).toFixed(3)).toBe('0.055');
    expect(Number(of('DeepSeek-V3')[3]).toFixed(3)).toBe('0.068');
    expect(Number(of('Qwen3-235B-A22B')[3]).toFixed(3)).toBe('0.062');
  });

  it('sweeps the batch of every deployment and has its own among them', () => {
    const rows = pictureOf(frontierPanel, study).tables[0]?.rows ?? [];
    const own = rows.find(({ cells }) => cells[0] === 'Step-3 2A2F' && cells[4] === 'yes')?.cells;
    expect(own).toEqual(['Step-3 2A2F', 6144, 44.6, 4305, 'yes']);
  });
});

describe('the compare panel', () => {
  it('explains a difference by terms that add up', () => {
    const rows = pictureOf(comparePanel, study).tables[0]?.rows ?? [];
    const difference = (name: string): number =>
      Number(
        String(rows.find(({ cells }) => cells[0] === name)?.cells[3])
          .replace('−', '-')
          .replace(/ USD.*/, ''),
      );
    const terms = ['attention', 'linear', 'FFN', 'fixed time', 'prefill', 'waiting'].map((name) =>
      difference(`${name}, per 1M tokens`),
    );
    expect(terms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(difference('all, per 1M tokens'), 3);
  });

  it('lists what the files say differently, and nothing else', () => {
    const rows = pictureOf(comparePanel, study).tables[1]?.rows ?? [];
    expect(rows.map(({ cells }) => cells[0])).toContain('topology');
    for (const { cells } of rows) expect(new Set(cells.slice(1)).size).toBeGreaterThan(1);
  });

  it('leaves out what a person hides', () => {
    const uri = exampleUri('deepseek-v3-ep128.deployment.yaml');
    const { options } = comparePanel.change(study, comparePanel.options.parse({}), `show ${uri}`, false);
    expect(pictureOf(comparePanel, study, options).figures.map(({ name }) => name)).not.toContain(
      'DeepSeek-V3 EP128',
    );
  });
});
