import { expect, it } from 'vitest';
import { parseYaml, pathAt } from './index';

/** The path at the cursor `▮`: its part, and for room between entries the column of a new one. */
function at(marked: string): string {
  const offset = marked.indexOf('▮');
  const { path, part, node, column } = pathAt(parseYaml(marked.replace('▮', '')), offset);
  return `${part} /${path.join('/')} ${node?.kind ?? '-'}${column === undefined ? '' : ` ${column}`}`;
}

it.each([
  ['▮', 'between / -'],
  ['na▮me: x', 'key /name scalar'],
  ['name: ▮', 'value /name -'],
  ['name: x▮', 'value /name scalar'],
  ['name: x\n▮', 'between / map 0'],
  ['a: 1\nme▮\nb: 2', 'key /me scalar'],
  ['attention:\n  mfa: { type: mfa }\n  ▮\nffn: 1', 'between /attention map 2'],
  ['attention:\n  mfa: { type: mfa }\n▮\nffn: 1', 'between / map 0'],
  ['attention:\n  ▮\nffn: 1', 'value /attention -'],
  ['attention:\n  mfa:\n    type: mfa\n    ▮\n  x: 1', 'between /attention/mfa map 4'],
  ['attention:\n  mfa:\n    type: mfa\n  ▮', 'between /attention map 2'],
  ['a: { b: 1, ▮ }', 'between /a map'],
  ['a: {▮}', 'between /a map'],
  ['a: { b: ▮ }', 'value /a/b -'],
  ['a: { b: ▮', 'value /a/b -'],
  ['a: { b: 1, c▮\nd: 1', 'key /a/c scalar'],
  ['a: {b: 1}▮', 'value /a map'],
  ['l: [a, ▮b]', 'value /l/1 scalar'],
  ['l:\n  - ▮', 'value /l/0 -'],
  ['l:\n  - a: 1\n    ▮\n  - b', 'between /l/0 map 4'],
  ['l:\n  - a: 1\n  ▮\n  - b', 'between /l seq 2'],
  ['l:\n- a: 1\n  ▮', 'between /l/0 map 2'],
  ['l:\n  - count: 4\n    attention: ▮\n', 'value /l/0/attention -'],
  ['a: |\n  te▮xt\nb: 1', 'value /a scalar'],
  ['a: *x▮', 'value /a alias'],
  ['# c▮\na: 1', 'between / map 0'],
])('%j', (marked, expected) => {
  expect(at(marked)).toBe(expected);
});
