import { expect, test } from 'vitest';
import { differences } from './json-differences.mjs';

test('equal values do not differ', () => {
  expect(differences({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
});

test('each place that differs is given once, with both values', () => {
  const before = { tpot: 0.05, links: [{ name: 'scale-up' }], gone: 1 };
  const after = { tpot: 0.04, links: [{ name: 'scale-up' }, { name: 'scale-out' }] };
  expect(differences(before, after)).toEqual([
    { path: ['tpot'], before: '0.05', after: '0.04' },
    { path: ['links', '1'], before: 'nothing', after: '{"name":"scale-out"}' },
    { path: ['gone'], before: '1', after: 'nothing' },
  ]);
});

test('a list is not a map, and null is not nothing', () => {
  expect(differences([], {})).toHaveLength(1);
  expect(differences({ a: null }, {})).toEqual([{ path: ['a'], before: 'null', after: 'nothing' }]);
});
