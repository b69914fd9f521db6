import { describe, expect, it } from 'vitest';
import { HALVES, type ModelSpec } from '../../server/core/spec';
import { Workspace } from '../../server/language';
import { codesOf, findingsOf, single, soundFindings } from '../kit/findings';
import { CARD, MODEL } from '../kit/texts';

/** Texts that no editor should fall over: a clear finding or none, never a crash or a lost result. */

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('broken text', () => {
  it('keeps its results through merge conflicts', () => {
    const conflict = '<<<<<<< HEAD\nhidden: 1024\n=======\nhidden: 2048\n>>>>>>> other\n';
    const { workspace, file } = single(MODEL);
    const state = workspace.update(file.uri, MODEL.replace('hidden: 1024\n', conflict));
    expect(state).toMatchObject({ ok: true, file: { stale: true, spec: file.spec } });
    expect(codesOf(MODEL.replace('hidden: 1024\n', conflict))).toEqual(['yaml-conflict-marker']);
  });

  it.each([
    ['an open quote', 'name: "Tiny', 'yaml-unclosed-quote'],
    ['an open single quote', "name: 'Tiny", 'yaml-unclosed-quote'],
    ['tabs', 'name: Tiny\nsources:\n\thidden: here', 'yaml-tab-indentation'],
    ['a control character', 'name: T\u0000ny', 'yaml-control-character'],
    ['half a surrogate pair', 'name: T\ud800ny', 'yaml-invalid-text'],
  ])('has one finding for %s', (_, name, code) => {
    expect(codesOf(MODEL.replace('name: Tiny', name))).toEqual([code]);
  });

  it('has one finding for an open bracket, and reads the lines below', () => {
    const text = MODEL.replace('head_dim: 64 }', 'head_dim: 64').replace('width: 4096', 'width: 4096.5');
    expect(codesOf(text)).toEqual(['yaml-unclosed-bracket', 'out-of-range']);
  });

  it('reads bytes that are not UTF-8 as such', () => {
    const bytes = Buffer.from([...Buffer.from('name: Caf'), 0xe9, ...Buffer.from('\n')]);
    expect(codesOf(MODEL.replace('name: Tiny\n', bytes.toString('utf8')))).toEqual(['yaml-invalid-text']);
  });

  it.each(['\r\n', '\r'])('reads line breaks %j as any other', (lineBreak) => {
    const text = MODEL.replaceAll('\n', lineBreak);
    expect(single(text).file.spec).toEqual(single(MODEL).file.spec);
    expect(findingsOf(text.replace('heads: 16', 'heads: 0'))).toEqual([
      'out-of-range: expected a number that is at least 1, found 0',
    ]);
  });

  it.each(['', '\n', '# nothing yet\n', '---\n', '~', 'null', '...'])('wants every key of %j', (text) => {
    expect(codesOf(text, 'hardware')).toEqual(['missing-key']);
  });

  it.each(['5', 'text', '[]', '[1, 2]', '- a: 1', 'true'])('wants a map and not %s', (text) => {
    expect(codesOf(text, 'hardware')).toEqual(['wrong-type']);
    expect(soundFindings(single(text, 'deployment').file, new Workspace())).toHaveLength(1);
  });
});

describe('large text', () => {
  it('has a bounded number of findings, the first ones first, in a file of 10,000 wrong keys', () => {
    const found = findingsOf(lines(10_000, (index) => `key${index}: ${index}`));
    expect(found.length).toBeLessThanOrEqual(200);
    expect(found.slice(0, 3).join()).toMatch(/key0.*key1/);
  });

  it('reads 5,000 attentions, of which 5,000 layers name others', () => {
    const designs = lines(5_000, (index) => `  a${index}: { type: mha, heads: 1, head_dim: 1 }`);
    const layers = lines(5_000, (index) => `  - { attention: b${index}, ffn: f }`);
    const text = `attention:\n${designs}\nffn: { f: { type: dense, width: 1 } }\nlayers:\n${layers}\n`;
    expect(codesOf(text)).toContain('undefined-attention');
  });

  it('keeps 5,000 right keys', () => {
    const designs = lines(5_000, (index) => `  a${index}: { type: mha, heads: 1, head_dim: 1 }`);
    const layers = lines(5_000, (index) => `  - { attention: a${index}, ffn: f }`);
    const head = 'name: Many\nhidden: 1\nvocabulary: 1\nffn: { f: { type: dense, width: 1 } }\n';
    expect(findingsOf(`${head}attention:\n${designs}\nlayers:\n${layers}\n`)).toEqual([]);
  });

  it('refuses a file of more than 750 kB', () => {
    const state = new Workspace().update('file:///folder/huge.model.yaml', '#'.repeat(750_001));
    expect(state).toEqual({ ok: false, reason: 'too-large' });
  });

  it('looks through blank lines once', () => {
    expect(codesOf('\n'.repeat(500_000))).toEqual(['missing-key']);
    expect(codesOf(`${' '.repeat(499_999)}\n`)).toEqual(['missing-key']);
  });

  it('refuses an expression of 100,000 terms', () => {
    const text = MODEL.replace('{ type: gqa, heads: 16', `{ type: custom, flops: "${'1+'.repeat(100_000)}1"`);
    expect(codesOf(text)).toEqual(['invalid-expression']);
  });
});

describe('deep text', () => {
  const nested = (open: string, close: string, depth: number): string =>
    open.repeat(depth) + close.repeat(depth);

  it.each([
    ['lists in brackets', `layers: ${nested('[', ']', 10_000)}\n`],
    ['maps in braces', `layers: ${nested('{ a: ', '}', 10_000)}\n`],
    ['open brackets', `layers: ${'['.repeat(10_000)}\n`],
    ['open braces', `layers: ${'{ a: '.repeat(10_000)}\n`],
    ['dashes', `layers:\n  ${'- '.repeat(10_000)}\n`],
  ])('has a finding for 10,000 %s, and reads what follows', (_, deep) => {
    const text = `${deep}hiden: 1\n`;
    expect(codesOf(text)).toContain('yaml-too-deep');
    expect(codesOf(text)).toContain('unknown-key');
  });

  it('has a finding for 900 levels of indentation', () => {
    const text = `layers:\n${lines(900, (index) => `${' '.repeat(index + 1)}a:`)}\nhiden: 1\n`;
    expect(codesOf(text)).toEqual(expect.arrayContaining(['yaml-too-deep', 'unknown-key']));
  });

  it('counts absurd repeats without unrolling them', () => {
    const open = '[ { repeat: 1000000000000000, of: '.repeat(20);
    const layers = `layers: ${open}[ { attention: gqa, ffn: dense } ]${' } ]'.repeat(20)}\n`;
    const text = MODEL.slice(0, MODEL.indexOf('layers:')) + layers;
    expect(findingsOf(text)).toEqual([
      'too-many-layers: the layers unroll to 1e+300; expected at most 100000',
    ]);
  });
});

describe('aliases', () => {
  it('stops at a bomb', () => {
    const line = (index: number): string =>
      `  a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}*a${index - 1}]`;
    const text = `sources:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${lines(30, (index) => line(index + 1))}\n`;
    expect(codesOf(text)).toContain('yaml-alias-bomb');
  });

  it('places a finding about merged values where they are used', () => {
    const attention =
      '  base: &base { type: gqa, heads: 16, kv_heads: 5, head_dim: 64 }\n  gqa:\n    <<: *base\n';
    const text = MODEL.replace(/ {2}gqa: .*\n/, attention);
    const { file, workspace } = single(text);
    const places = soundFindings(file, workspace)
      .filter(({ code }) => code === 'heads-not-divisible')
      .map(({ from, to }) => text.slice(from, to));
    expect(places).toEqual(['5', '*base']);
  });
});

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  it.each(NAMES)('takes an attention and an FFN named %s', (name) => {
    const text = MODEL.replaceAll('gqa:', `${name}:`)
      .replaceAll('attention: gqa', `attention: ${name}`)
      .replaceAll('dense:', `${name}:`)
      .replaceAll('ffn: dense', `ffn: ${name}`);
    const { file, workspace } = single(text);
    expect(soundFindings(file, workspace)).toEqual([]);
    if (file.kind !== 'model' || file.spec === undefined || !('attention' in file.spec))
      throw new Error('whole');
    expect(workspace.costedModel(file.spec as ModelSpec)).toMatchObject({ ok: true });
  });

  it.each(NAMES)('misses an attention named %s', (name) => {
    expect(codesOf(MODEL.replace('attention: gqa', `attention: ${name}`))).toEqual(['undefined-attention']);
  });

  it.each(NAMES)('refuses %s as a key, a type, a unit and a word', (name) => {
    expect(codesOf(`${MODEL}${name}: 1\n`)).toEqual(['unknown-key']);
    expect(codesOf(MODEL.replace('type: gqa', `type: ${name}`))).toEqual(['unknown-value']);
    expect(codesOf(MODEL.replace('width: 4096', `width: 4096, gated: ${name}`))).toEqual(['wrong-type']);
    expect(codesOf(CARD.replace('80 GB', `80 ${name}`), 'hardware')).toEqual(['wrong-unit']);
    expect(codesOf(MODEL.replace('hidden: 1024', `hidden: 1024\nprecision: { kv: ${name} }`))).toEqual([
      'unknown-value',
    ]);
  });

  it.each(NAMES)('takes sources for, and kernels named, %s', (name) => {
    const text = `${CARD}kernels:\n  ${name}: { memory: 0.8 }\nsources:\n  kernels.${name}: "a run"\n`;
    expect(codesOf(text, 'hardware')).toEqual([]);
  });
});

describe('numbers', () => {
  it.each(['1e400', '.inf', '-.inf', '.nan', '-0', '-1', '0', '0.5', '1e16', '0x', '1e', '١٠'])(
    'refuses hidden: %s',
    (number) => {
      expect(codesOf(MODEL.replace('hidden: 1024', `hidden: ${number}`))).toHaveLength(1);
    },
  );

  it.each(['1e400 GB', '.inf GB', 'nan GB', '-0 GB', '-80 GB', '0 GB', '1e308 TB', '80'])(
    'refuses capacity: %s',
    (quantity) => {
      const codes = codesOf(CARD.replace('80 GB', quantity), 'hardware');
      expect(codes).toHaveLength(1);
      expect(['wrong-unit', 'out-of-range']).toContain(codes[0]);
    },
  );

  it.each(['1024.0', '1_024', '+1024', '0x400', '0o2000', '1.024e3', '"1024"'])(
    'reads hidden: %s as it can',
    (number) => {
      const { file, workspace } = single(MODEL.replace('hidden: 1024', `hidden: ${number}`));
      const findings = soundFindings(file, workspace);
      if (findings.length === 0) expect(file.spec).toMatchObject({ hidden: 1024 });
    },
  );
});

describe('values of any shape at any place', () => {
  const SHAPES = [
    '',
    '{}',
    '[]',
    '[[]]',
    '{ a: { b: c } }',
    '5',
    'true',
    'text',
    '"quoted"',
    '~',
    '*missing',
    '|',
    '&a',
  ];
  const KEYS = ['type', 'heads', 'precision', 'base', 'flops', 'window', 'experts'];
  const TOP = [
    'version',
    'name',
    'hidden',
    'attention',
    'ffn',
    'layers',
    'sources',
    'topology',
    'workload',
    'pool',
    'efficiency',
    'kernels',
    'model',
  ];

  it.each(TOP)('reads any %s', (key) => {
    for (const shape of SHAPES)
      for (const kind of ['model', 'hardware', 'deployment'] as const) {
        const { file, workspace } = single(`${key}: ${shape}\n`, kind);
        soundFindings(file, workspace);
      }
  });

  it.each(KEYS)('reads any %s of a design', (key) => {
    for (const shape of SHAPES)
      for (const type of ['gqa', 'linear', 'sparse', 'custom', 'moe'])
        for (const half of HALVES)
          soundFindings(single(`${half}:\n  a: { type: ${type}, ${key}: ${shape} }\n`).file, new Workspace());
  });

  it.each(SHAPES)('reads a layer that is %s', (shape) => {
    for (const key of ['count', 'attention', 'ffn', 'repeat', 'of']) {
      soundFindings(single(`layers:\n  - ${shape}\n  - ${key}: ${shape}\n`).file, new Workspace());
      soundFindings(
        single(`layers:\n  - { repeat: 2, of: [ { ${key}: ${shape} } ] }\n`).file,
        new Workspace(),
      );
    }
  });
});
