import { describe, expect, it } from 'vitest';
import { parseYaml, type YamlPath } from '../parse';
import { applyEdits, compose, insertIntoMap, reach, removeEntry, setValue } from '.';

const set = (text: string, path: YamlPath, value: unknown, order?: readonly string[]): string =>
  applyEdits(text, setValue(parseYaml(text), path, value, order));

describe('setting a value', () => {
  it.each<[string, string, YamlPath, unknown, string]>([
    ['keeps the comment behind it', 'a: 1 # one\nb: 2\n', ['a'], 3, 'a: 3 # one\nb: 2\n'],
    ['quotes what needs quotes', 'a: { b: 1 }\n', ['a', 'b'], 'x, y', 'a: { b: "x, y" }\n'],
    ['writes a missing value', 'a:\nb: 2\n', ['a'], 3, 'a: 3\nb: 2\n'],
    [
      'adds a line to a block map',
      'a:\n  b: 1 # one\n\nc: 2\n',
      ['a', 'd'],
      '3 GB',
      'a:\n  b: 1 # one\n  d: 3 GB\n\nc: 2\n',
    ],
    ['adds an entry to a flow map', 'a: { b: 1 } # one\n', ['a', 'd'], 2, 'a: { b: 1, d: 2 } # one\n'],
    [
      'adds a line to a flow map over several lines',
      'a: {\n  b: 1 # one\n}\n',
      ['a', 'd'],
      2,
      'a: {\n  b: 1, # one\n  d: 2\n}\n',
    ],
    ['makes the maps on the way', 'a: 1\n', ['b', 'c', 'd'], 2, 'a: 1\nb:\n  c: { d: 2 }\n'],
    [
      'takes the indentation of the file',
      'a:\n    b: 1\n',
      ['c', 'd', 'e'],
      2,
      'a:\n    b: 1\nc:\n    d: { e: 2 }\n',
    ],
    [
      'appends to a list',
      'a:\n  - b: 1 # one\nc: 2\n',
      ['a', 1],
      { b: 2 },
      'a:\n  - b: 1 # one\n  - { b: 2 }\nc: 2\n',
    ],
    ['begins a file', '', ['a', 'b'], 1, 'a: { b: 1 }\n'],
    ['writes below comments', '# to be written\n', ['a'], 1, '# to be written\na: 1\n'],
    [
      'changes only what differs in a map',
      'a:\n  b: 1 # one\n  c: 2 # two\n',
      ['a'],
      { b: 1, c: 3 },
      'a:\n  b: 1 # one\n  c: 3 # two\n',
    ],
  ])('%s', (_, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after);
  });

  it('puts a key where the order of the language has it', () => {
    const order = ['name', 'hidden', 'vocabulary', 'layers'];
    expect(set('name: a\nlayers: []\n', ['hidden'], 1, order)).toBe('name: a\nhidden: 1\nlayers: []\n');
    expect(set('# head\nlayers: []\n', ['name'], 'a', order)).toBe('# head\nname: a\nlayers: []\n');
    expect(set('a: [{ layers: [] }]\n', ['a', 0, 'name'], 'b', order)).toBe('a: [{ name: b, layers: [] }]\n');
  });

  it('gives a map that takes over an anchor an entry of its own, and leaves the anchor alone', () => {
    const text = 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\ne: *x\n';
    expect(set(text, ['c', 'b'], 3)).toBe('a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\n  b: 3\ne: *x\n');
    expect(set(text, ['e', 'b'], 3)).toBe('a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\ne: { <<: *x, b: 3 }\n');
  });

  it('edits nothing where the value is there already', () => {
    expect(setValue(parseYaml('a: 0.80 # as measured\n'), ['a'], 0.8)).toEqual([]);
  });
});

describe('removing an entry', () => {
  it.each<[string, string, YamlPath, string]>([
    ['removes its line', 'a: 1 # one\nb: 2\n', ['a'], 'b: 2\n'],
    ['takes all of its lines along', 'a:\n  b: 1\n  # two\n  c: 2\nd: 3\n', ['a'], 'd: 3\n'],
    ['takes one comma along', 'a: { b: 1, c: 2, d: 3 }\n', ['a', 'c'], 'a: { b: 1, d: 3 }\n'],
    ['takes the comma before the last', 'a: { b: 1, c: 2 }\n', ['a', 'c'], 'a: { b: 1 }\n'],
    ['leaves empty braces', 'a: { b: 1 }\n', ['a', 'b'], 'a: {}\n'],
    ['lets the next entry move up to the dash', 'a:\n  - b: 1\n    c: 2\n', ['a', 0, 'b'], 'a:\n  - c: 2\n'],
    ['takes an item out', 'a:\n  - 1\n  - 2 # two\n  - 3\n', ['a', 1], 'a:\n  - 1\n  - 3\n'],
    ['copes with a last line that has no end', 'a: 1\nb: 2', ['b'], 'a: 1'],
    [
      'leaves what an anchor brings in',
      'a: &x { b: 1 }\nc: { <<: *x }\n',
      ['c', 'b'],
      'a: &x { b: 1 }\nc: { <<: *x }\n',
    ],
  ])('%s', (_, before, path, after) => {
    expect(applyEdits(before, removeEntry(parseYaml(before), path))).toBe(after);
  });

  it('takes the comment above along only when asked', () => {
    const text = 'a: 1\n# about b\nb: 2\nc: 3\n';
    expect(applyEdits(text, removeEntry(parseYaml(text), ['b']))).toBe('a: 1\n# about b\nc: 3\n');
    expect(applyEdits(text, removeEntry(parseYaml(text), ['b'], { comments: true }))).toBe('a: 1\nc: 3\n');
  });
});

describe('the other edits', () => {
  it('insert into a map that was found', () => {
    const parsed = parseYaml('a: {}\n');
    const { at } = reach(parsed, ['a']);
    if (at?.node.kind !== 'map') throw new Error('no map');
    expect(
      applyEdits(parsed.text, insertIntoMap(parsed, { node: at.node, offset: at.offset }, 'b', [1, 2])),
    ).toBe('a: { b: [1, 2] }\n');
  });

  it('join two steps into one', () => {
    const first = [{ from: 1, to: 3, insert: 'XYZ' }];
    const second = [
      { from: 0, to: 2, insert: '' },
      { from: 5, to: 5, insert: '!' },
    ];
    const text = 'abcde';
    expect(applyEdits(text, compose(first, second, text.length))).toBe(
      applyEdits(applyEdits(text, first), second),
    );
  });
});
