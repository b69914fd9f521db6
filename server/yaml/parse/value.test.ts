import { describe, expect, it } from 'vitest';
import { parseYaml, toValue } from './index';

function value(text: string): unknown {
  const parsed = parseYaml(text);
  const resolved = toValue(parsed);
  expect([...parsed.problems, ...resolved.problems]).toEqual([]);
  return resolved.value;
}

describe('scalars by the core schema', () => {
  it.each([
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['off', 'off'],
    ['true', true],
    ['False', false],
    ['~', null],
    ['null', null],
    ['0x10', 16],
    ['0o17', 15],
    ['017', 17],
    ['1e3', 1000],
    ['+.5', 0.5],
    ['-1', -1],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['1_000', '1_000'],
    ['80 GB', '80 GB'],
    ['1.2.3', '1.2.3'],
    ['0.80..0.90', '0.80..0.90'],
    ['"1"', '1'],
    ['!!str 1', '1'],
    ['!!int "3"', 3],
    ['2026-11-21', '2026-11-21'],
    ["'it''s'", "it's"],
    ['"a\\tb\\u00e9\\x41\\U0001F600"', 'a\tbéA😀'],
    ['"a\n\n  b\\\n   c"', 'a\nbc'],
    ['|\n  a\n   b\n\n', 'a\n b\n'],
    ['|-\n  a\n', 'a'],
    ['|+\n  a\n\n', 'a\n\n'],
    ['>\n  a\n  b\n\n  c\n', 'a b\nc\n'],
    ['|2\n   a\n', ' a\n'],
    ['a\n  b # c', 'a b'],
  ])('%j', (text, expected) => {
    expect(value(`key: ${text}`)).toEqual({ key: expected });
  });
});

describe('aliases and merge keys', () => {
  it('stand for the value of the last anchor above', () => {
    expect(value('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });
  it('merge what the map does not have itself', () => {
    expect(value('base: &b { x: 1, y: 2 }\nmap:\n  <<: *b\n  y: 3')).toMatchObject({ map: { x: 1, y: 3 } });
  });
  it('merge lists, earlier maps first', () => {
    expect(value('a: &a { x: 1 }\nb: &b { x: 2, y: 2 }\nc: { <<: [*a, *b], z: 3 }')).toMatchObject({
      c: { x: 1, y: 2, z: 3 },
    });
  });
  it('merge merged maps', () => {
    expect(value('a: &a { x: 1 }\nb: &b { <<: *a, y: 2 }\nc: { <<: *b }')).toMatchObject({
      c: { x: 1, y: 2 },
    });
  });
  it('a quoted "<<" is a key like any other', () => {
    expect(value('"<<": 1')).toEqual({ '<<': 1 });
  });
});

describe('keys', () => {
  it('that objects have by themselves are plain data', () => {
    const map = value('__proto__: { a: 1 }\nconstructor: 2\ntoString: 3') as Record<string, unknown>;
    expect(Object.keys(map)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(map.a).toBeUndefined();
    expect(Object.getPrototypeOf(map)).toBeNull();
  });
  it('from a merge as well', () => {
    const { b } = value('a: &a { __proto__: 1 }\nb: { <<: *a }') as { b: object };
    expect(Object.keys(b)).toEqual(['__proto__']);
  });
  it('that are numbers or empty get the names JavaScript gives them', () => {
    expect(value('1.0: a\n~: b\ntrue: c')).toEqual({ 1: 'a', '': 'b', true: 'c' });
  });
  it('of which there are 10,000', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `key${index}: ${index}`).join('\n');
    expect(Object.keys(value(text) as object)).toHaveLength(10_000);
  });
});

it('a file without content has no value', () => {
  expect(value('# nothing\n')).toBeUndefined();
});
