import { expect, test } from 'vitest';
import { splitsOf } from './splits';

const gemm = { kernel: 'gemm', variant: 'matrix' } as const;

test.each([
  ['few tiles are cut, as far as the depth allows', { batch: 8, inner: 16384, outer: 7168 }, 2],
  ['hardly any tiles are cut most', { batch: 8, inner: 4096, outer: 256 }, 4],
  ['a depth of odd size stays whole', { batch: 8, inner: 96, outer: 256 }, 1],
  ['many tiles stay whole', { batch: 4096, inner: 4096, outer: 7168 }, 1],
])('%s', (_, size, splits) => {
  expect(splitsOf({ ...gemm, ...size })).toBe(splits);
});
