import { expect, it } from 'vitest';
import { lineDiff } from './line-diff';

it.each([
  ['a\nb\nc\nd', 'a\nB\nc\nd', ['  a', '- b', '+ B', '  c']],
  ['a\r\nb', 'a\r\nb\r\nc', ['  b', '+ c']],
  ['a\nb\nc', 'c', ['- a', '- b', '  c']],
  ['a', 'a', []],
])('of %j to %j', (before, after, lines) => {
  expect(lineDiff(before, after)).toEqual(lines);
});
