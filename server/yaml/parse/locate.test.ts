import { describe, expect, it } from 'vitest';
import { duplicateKeys, locate, parseYaml, type Range, type YamlPath } from './index';

function ranges(text: string, path: YamlPath) {
  const found = locate(parseYaml(text), path);
  const slice = (range: Range | undefined) => range && text.slice(range.from, range.to);
  return found && [slice(found.key), slice(found.value), slice(found.entry), slice(found.via)];
}

describe('locate', () => {
  it('gives key, value and entry', () => {
    expect(ranges('a:\n  b: { c: 1 }', ['a', 'b', 'c'])).toEqual(['c', '1', 'c: 1', undefined]);
  });
  it('counts UTF-16 units, with CRLF, emoji and combining characters before', () => {
    expect(ranges('"😀": é\r\nb: [x, "e\u0301 y"] # z', ['b', 1])).toEqual([
      undefined,
      '"e\u0301 y"',
      '"e\u0301 y"',
      undefined,
    ]);
  });
  it('gives sequence items with their dash', () => {
    expect(ranges('l:\n  - a\n  - b: 1\n    c: 2\n', ['l', 1])).toEqual([
      undefined,
      'b: 1\n    c: 2',
      '- b: 1\n    c: 2',
      undefined,
    ]);
  });
  it('leaves anchors and tags out of the value', () => {
    expect(ranges('a: &x !!str 1', ['a'])).toEqual(['a', '1', 'a: &x !!str 1', undefined]);
  });
  it('goes through aliases, and says by which', () => {
    expect(ranges('a: &x { b: 1 }\nc: *x', ['c', 'b'])).toEqual(['b', '1', 'b: 1', '*x']);
  });
  it('goes through merge keys', () => {
    const text = 'a: &x { b: 1, d: 2 }\ne: &y { f: 3 }\nc: { <<: [*x, *y], d: 5 }';
    expect(ranges(text, ['c', 'f'])).toEqual(['f', '3', 'f: 3', '*y']);
    expect(ranges(text, ['c', 'd'])).toEqual(['d', '5', 'd: 5', undefined]);
  });
  it('gives the last of duplicate keys, which is the one that counts', () => {
    expect(ranges('a: 1\na: 2', ['a'])).toEqual(['a', '2', 'a: 2', undefined]);
  });
  it('gives a key without a value', () => {
    expect(ranges('a:\nb: 1', ['a'])).toEqual(['a', undefined, 'a:', undefined]);
  });
  it('gives nothing for what is not there', () => {
    expect(ranges('a: &x { b: *x }', ['a', 'b', 'b', 'b'])).toBeUndefined();
    expect(ranges('a: 1', ['b'])).toBeUndefined();
    expect(ranges('', ['b'])).toBeUndefined();
  });
});

describe('duplicate keys', () => {
  it('are found in every map, with the first of them', () => {
    const text = 'a: 1\nb: { c: 1, "c": 2 }\n"a": 2\na: 3\n<<: *x\n<<: *x';
    const found = duplicateKeys(parseYaml(text)).map(({ name, key, first }) => [name, key.from, first.from]);
    expect(found).toEqual([
      ['a', text.indexOf('"a"'), 0],
      ['a', text.indexOf('a: 3'), 0],
      ['c', text.indexOf('"c"'), text.indexOf('c: 1')],
    ]);
  });
});
