import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../kernels';
import { isEmpty, runBefore, withRun } from './history';
import { aRun, nothing } from './runs.fixture';

const when = (runs: readonly Profile[]) => runs.map(({ adapter, measuredAt }) => adapter + measuredAt);

describe('the runs that are kept', () => {
  test('are two of an adapter, the newest first', () => {
    const runs = ['1', '2', '3'].reduce<readonly Profile[]>((kept, at) => withRun(kept, aRun('A', at)), []);
    expect(when(withRun(runs, aRun('B', '4')))).toEqual(['B4', 'A3', 'A2']);
  });

  test('are not more than a file may hold', () => {
    const many = Array.from({ length: 40 }, (_, index) => aRun(`card ${index}`, '1'));
    expect(many.reduce<readonly Profile[]>(withRun, [])).toHaveLength(16);
  });
});

test('a run is compared with the one before it on the same adapter', () => {
  const runs = [aRun('B', '4'), aRun('A', '3'), aRun('A', '2')];
  expect(runBefore(runs, aRun('A', '3'))?.measuredAt).toBe('2');
  expect(runBefore(runs, aRun('A', '5'))?.measuredAt).toBe('3');
  expect(runBefore(runs, aRun('B', '4'))).toBeUndefined();
});

test('a run of which nothing came is empty; one probe is something', () => {
  expect(isEmpty(nothing)).toBe(true);
  expect(isEmpty({ ...nothing, probes: { ...nothing.probes, flops: { f32: 1e12 } } })).toBe(false);
});
