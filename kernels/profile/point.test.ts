import { describe, expect, test } from 'vitest';
import { definitionOf } from '../registry/registry';
import type { TaskResult } from '../run/task';
import { pointsOf } from './point';

const spec = definitionOf('mfa').at({ kv: 'f16', batch: 1, context: 100 }, 'matrix');
const ceilings = { copyBytesPerSecond: null, readBytesPerSecond: 1000, flops: { matrix: 500 } } as const;

const measured = (seconds: number, relativeError: number | null = 1e-4, flops = 100): TaskResult => ({
  label: 'mfa',
  work: { bytes: 1000, flops, unit: 'matrix' },
  relativeError,
  times: {
    device: { median: seconds, p20: seconds, p80: seconds, count: 5 },
    wall: { median: seconds, p20: seconds, p80: seconds, count: 5 },
    clock: 'device',
    runsPerSample: 1,
  },
});

describe('a measured point', () => {
  test('stands at its share of the roof, and names the limiting resource', () => {
    expect(pointsOf(spec, measured(2), ceilings)).toMatchObject([
      {
        fractionOfRoof: 0.5,
        boundBy: 'memory',
        problem: null,
      },
    ]);
    expect(pointsOf(spec, measured(4, 1e-4, 1000), ceilings)).toMatchObject([
      {
        fractionOfRoof: 0.5,
        boundBy: 'compute',
      },
    ]);
  });

  test('above its roof is called a counting error', () => {
    expect(pointsOf(spec, measured(0.5), ceilings)[0]?.problem).toMatch(/counted wrongly/);
  });

  test('with a wrong result or NaN is not to be used', () => {
    expect(pointsOf(spec, measured(2, 0.1), ceilings)[0]?.problem).toMatch(/wrong/);
    expect(pointsOf(spec, measured(2, null), ceilings)[0]?.problem).toMatch(/unwritten/);
  });
});
