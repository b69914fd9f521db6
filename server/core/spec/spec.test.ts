import { describe, expect, it } from 'vitest';
import {
  asEfficiency,
  bytesOf,
  completePrecision,
  hardwareSchema,
  kindName,
  type LayerSpec,
  layerCount,
  layerKinds,
} from '.';

const NESTED: LayerSpec[] = [
  { count: 2, attention: 'full', ffn: 'dense' },
  {
    repeat: 3,
    of: [
      { count: 2, attention: 'local', ffn: 'moe' },
      { repeat: 2, of: [{ attention: 'full', ffn: 'moe' }] },
    ],
  },
  { attention: 'full', ffn: 'dense' },
];

describe('layers', () => {
  it('are counted through nested patterns, one where no count is written', () => {
    expect(layerCount(NESTED)).toBe(2 + 3 * (2 + 2) + 1);
  });

  it('are summed by kind, in order of first appearance', () => {
    expect(layerKinds(NESTED)).toEqual([
      { attention: 'full', ffn: 'dense', count: 3 },
      { attention: 'local', ffn: 'moe', count: 6 },
      { attention: 'full', ffn: 'moe', count: 6 },
    ]);
  });

  it('keep names apart that would run together', () => {
    const kinds = layerKinds([
      { attention: 'a', ffn: 'b c' },
      { attention: 'a b', ffn: 'c' },
    ]);
    expect(kinds).toHaveLength(2);
  });

  it('give a number and not a hang for absurd repeats', () => {
    const deep = Array.from({ length: 20 }).reduce<LayerSpec[]>(
      (of) => [{ repeat: 1e15, of }],
      [{ attention: 'a', ffn: 'a' }],
    );
    expect(layerCount(deep)).toBeGreaterThan(1e299);
  });
});

describe('a block of one half', () => {
  it('is named by the half that it has', () => {
    expect(kindName({ attention: 'a', ffn: 'none' })).toBe('a');
  });
});

describe('precision', () => {
  it('is one byte per element by default, FP32 for recurrent state', () => {
    expect(completePrecision()).toEqual({
      weights: 'fp8',
      shared: 'fp8',
      kv: 'fp8',
      index: 'fp8',
      state: 'fp32',
      head: 'fp8',
      embedding: 'fp8',
      attention: 'fp8',
      linear: 'fp8',
      ffn: 'fp8',
      dispatch: 'fp8',
      combine: 'bf16',
    });
  });

  it('computes in what is stored, and weight-only formats in 16 bits', () => {
    expect(completePrecision({ weights: 'bf16', kv: 'fp16' })).toMatchObject({
      head: 'bf16',
      linear: 'bf16',
      ffn: 'bf16',
      attention: 'fp16',
    });
    expect(completePrecision({ weights: 'mxfp4', kv: 'int4' })).toMatchObject({
      linear: 'bf16',
      ffn: 'bf16',
      attention: 'bf16',
    });
    expect(completePrecision({ weights: 'int8' })).toMatchObject({ linear: 'int8', ffn: 'int8' });
  });

  it('lets the more particular one win, role by role', () => {
    const complete = completePrecision({ weights: 'bf16', kv: 'bf16' }, undefined, {
      kv: 'fp8',
      weights: undefined,
    });
    expect(complete).toMatchObject({ weights: 'bf16', kv: 'fp8', attention: 'fp8', linear: 'bf16' });
  });

  it('counts a scale for each group, and a zero point where the format has one', () => {
    expect((['int4/32', 'int4/128z', 'fp8/32', 'fp4/16'] as const).map((type) => bytesOf(type) * 8)).toEqual([
      4.5,
      4 + 20 / 128,
      8.25,
      4.5,
    ]);
    expect(completePrecision({ weights: 'int4/32' }).linear).toBe('bf16');
  });

  it('counts the scales of block formats', () => {
    expect((['fp32', 'bf16', 'fp8', 'int4', 'mxfp4', 'nvfp4'] as const).map(bytesOf)).toEqual([
      4,
      2,
      1,
      0.5,
      4.25 / 8,
      4.5 / 8,
    ]);
  });
});

describe('efficiency', () => {
  const efficiencyOf = (memory: unknown) => {
    const compute = { bf16: '989 TFLOP/s' };
    const card = { capacity: '80 GB', bandwidth: '3.35 TB/s' };
    const spec = hardwareSchema.parse({ name: 'Card', compute, memory: card, efficiency: { memory } });
    return spec.efficiency?.memory === undefined ? undefined : asEfficiency(spec.efficiency.memory);
  };

  it.each([
    [0.8, { value: 0.8, low: 0.8, high: 0.8 }],
    ['80%', { value: 0.8, low: 0.8, high: 0.8 }],
    ['0.80..0.90', { value: 0.85, low: 0.8, high: 0.9 }],
    ['80% .. 90%', { value: 0.85, low: 0.8, high: 0.9 }],
    [{ value: 0.8 }, { value: 0.8, low: 0.8, high: 0.8 }],
    [
      { value: 0.8, low: 0.7, high: '90%', source: 'a run' },
      { value: 0.8, low: 0.7, high: 0.9, source: 'a run' },
    ],
  ])('%j is a value and its range', (written, { value, ...rest }) => {
    const read = efficiencyOf(written);
    expect(read).toMatchObject(rest);
    expect(read?.value).toBeCloseTo(value, 12);
  });

  it.each([0, 1.2, -1, '0.9..0.8', '0.8..', '..0.8', '0.7..0.8..0.9', '', 'high', '0..0.5'])(
    'refuses %j',
    (written) => {
      expect(() => efficiencyOf(written)).toThrow();
    },
  );
});
