import { describe, expect, it } from 'vitest';
import { type ParsedYaml, parseYaml, toValue, type YamlMap, type YamlNode, type YamlSeq } from './index';

function mapOf(node: YamlNode | undefined): YamlMap {
  if (node?.kind !== 'map') throw new Error(`expected a map, found ${node?.kind}`);
  return node;
}

function seqOf(node: YamlNode | undefined): YamlSeq {
  if (node?.kind !== 'seq') throw new Error(`expected a sequence, found ${node?.kind}`);
  return node;
}

function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return mapOf(node).entries.find((entry) => entry.key.kind === 'scalar' && entry.key.value === key)?.value;
}

function edit(parsed: ParsedYaml, find: string, replacement: string): ParsedYaml {
  const from = parsed.text.indexOf(find);
  const text = parsed.text.replace(find, () => replacement);
  const change = { fromA: from, toA: from + find.length, fromB: from, toB: from + replacement.length };
  return parseYaml(text, parsed, [change]);
}

const MODEL = `name: Step-3
hidden: 7168 # width
attention:
  mfa: { type: mfa, heads: 64, kv_heads: 1 }
  mla:
    type: mla
    heads: 128
layers:
${Array.from({ length: 300 }, (_, index) => `  - { count: ${index}, attention: mfa, ffn: dense }\n`).join('')}`;

describe('the tree', () => {
  it('keeps offsets relative to the parent', () => {
    const { root, rootOffset } = parseYaml('# about\na: 1\nbc: { d: 2 }\n');
    const map = mapOf(root);
    expect(rootOffset).toBe(8);
    expect(map.offsets).toEqual([0, 5]);
    expect(map.entries[1]).toMatchObject({ keyOffset: 0, valueOffset: 4, length: 12 });
  });

  it('keeps anchors and tags next to the content', () => {
    const value = valueAt(parseYaml('a: &x !!str 12').root, 'a');
    expect(value).toMatchObject({ anchor: 'x', tag: '!!str', value: '12', length: 11, contentOffset: 9 });
  });

  it('keeps duplicates, merge keys and their order', () => {
    const { entries } = mapOf(parseYaml('b: 1\n<<: *x\na: 2\nb: 3').root);
    expect(entries.map((entry) => entry.key.kind === 'scalar' && entry.key.value)).toEqual([
      'b',
      '<<',
      'a',
      'b',
    ]);
  });

  it('shows a number with a comma in a flow map as the two entries that YAML reads', () => {
    const { entries } = mapOf(valueAt(parseYaml('compute: { fp8: 1,980 TFLOP/s }').root, 'compute'));
    expect(entries).toMatchObject([
      { key: { value: 'fp8' }, value: { value: 1 }, keyOnly: false },
      { key: { value: '980 TFLOP/s' }, value: undefined, keyOnly: true },
    ]);
  });

  it('shows unquoted arithmetic with a comma in a flow map as it is read', () => {
    const { entries } = mapOf(valueAt(parseYaml('custom: { flops: min(a, b) }').root, 'custom'));
    expect(entries).toMatchObject([
      { key: { value: 'flops' }, value: { value: 'min(a' } },
      { key: { value: 'b)' }, value: undefined, keyOnly: true },
    ]);
  });

  it('knows empty items and empty values', () => {
    const root = parseYaml('a:\nb:\n  -\n  - x\n').root;
    expect(mapOf(root).entries[0]?.value).toBeUndefined();
    expect(seqOf(valueAt(root, 'b')).items.map((item) => item.node?.kind)).toEqual([undefined, 'scalar']);
  });
});

describe('an edit', () => {
  it('keeps every node that it does not touch, although the text before them grows', () => {
    const before = parseYaml(MODEL);
    const after = edit(before, 'Step-3', 'Step-3 with a longer name');
    expect(after.root).not.toBe(before.root);
    for (const key of ['hidden', 'attention', 'layers']) {
      expect(valueAt(after.root, key)).toBe(valueAt(before.root, key));
    }
  });

  it('makes new nodes only from the touched one to the root', () => {
    const before = parseYaml(MODEL);
    const after = edit(before, 'count: 150', 'count: 1500');
    const items = seqOf(valueAt(after.root, 'layers')).items;
    const old = seqOf(valueAt(before.root, 'layers')).items;
    expect(items.filter((item, index) => item !== old[index])).toHaveLength(1);
    expect(valueAt(after.root, 'attention')).toBe(valueAt(before.root, 'attention'));
  });

  it('keeps the items around a new one', () => {
    const before = parseYaml(MODEL);
    const after = edit(before, '  - { count: 150', '  - { count: 0 }\n  - { count: 150');
    const items = seqOf(valueAt(after.root, 'layers')).items;
    const old = seqOf(valueAt(before.root, 'layers')).items;
    expect(items.slice(0, 150).every((item, index) => item === old[index])).toBe(true);
    expect(items.slice(151).every((item, index) => item === old[index + 150])).toBe(true);
  });

  it('keeps the values of untouched nodes too', () => {
    const before = toValue(parseYaml(MODEL)).value as { attention: unknown };
    const after = toValue(edit(parseYaml(MODEL), '7168', '7169')).value as { attention: unknown };
    expect(after.attention).toEqual(before.attention);
    const parsed = parseYaml(MODEL);
    const edited = edit(parsed, '7168', '7169');
    expect(valueAt(edited.root, 'attention')?.summary.plain).toBe(
      valueAt(parsed.root, 'attention')?.summary.plain,
    );
  });

  it('in a comment changes no entry', () => {
    const before = parseYaml(MODEL);
    const entries = mapOf(edit(before, '# width', '# height').root).entries;
    expect(entries.every((entry, index) => entry === mapOf(before.root).entries[index])).toBe(true);
  });

  it('that comes without its ranges is found', () => {
    const before = parseYaml(MODEL);
    const after = parseYaml(MODEL.replace('7168', '71'), before);
    expect(toValue(after).value).toMatchObject({ hidden: 71 });
    expect(valueAt(after.root, 'layers')).toBe(valueAt(before.root, 'layers'));
  });

  it('whose ranges do not fit the text is read all the same', () => {
    const parsed = parseYaml('a: 2', parseYaml('a: 1'), [{ fromA: 0, toA: 90, fromB: 0, toB: 7 }]);
    expect(toValue(parsed).value).toEqual({ a: 2 });
  });
});
