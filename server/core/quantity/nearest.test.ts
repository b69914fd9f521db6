import { expect, it } from 'vitest';
import { nearest } from '.';

const KEYS = ['name', 'hidden', 'vocabulary', 'attention', 'ffn', 'layers', 'kv_heads', 'heads'];

it.each([
  ['hiden', 'hidden'],
  ['HIDDEN', 'hidden'],
  ['attnetion', 'attention'],
  ['vocab_ulary', 'vocabulary'],
  ['fnf', 'ffn'],
  ['head', 'heads'],
  ['kvheads', 'kv_heads'],
])('‘%s’ is near %s', (word, candidate) => {
  expect(nearest(word, KEYS)).toBe(candidate);
});

it.each(['', 'x', 'precision', 'zzz', '__proto__', 'toString'])('‘%s’ is near to none', (word) => {
  expect(nearest(word, KEYS)).toBeUndefined();
});

it('takes the first of equals, and the exact one before all', () => {
  expect(nearest('abcx', ['abcd', 'abce'])).toBe('abcd');
  expect(nearest('abce', ['abcd', 'abce'])).toBe('abce');
});

it('has words without a common letter never near', () => {
  expect(nearest('a', ['b', 'B'])).toBeUndefined();
  expect(nearest('m', ['s', 'ms'])).toBe('ms');
});
