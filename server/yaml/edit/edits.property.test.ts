import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalogTexts, exampleTexts } from '../../../tests/kit/examples';
import { runs } from '../../../tests/kit/runs';
import { yamlText } from '../../../tests/kit/yaml-texts';
import { parseYaml, toValue, type YamlPath } from '../parse';
import { applyEdits, dataAt, printInline, removeEntry, sameData, setValue } from '.';
import { printEntry } from './print';

const texts = [...exampleTexts, ...catalogTexts].map(({ text }) => text);

function pathsOf(data: unknown, path: YamlPath = []): readonly YamlPath[] {
  if (typeof data !== 'object' || data === null) return [path];
  const steps: readonly (string | number)[] = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  const below = steps.flatMap((step) => pathsOf(dataAt(data, [step]), [...path, step]));
  return path.length === 0 ? below : [path, ...below];
}

const read = (text: string): unknown => {
  const resolved = toValue(parseYaml(text));
  return JSON.parse(JSON.stringify(resolved.value ?? null));
};

/** `data` with a change, made on a copy. */
function changed(
  data: unknown,
  path: YamlPath,
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
) {
  const copy = structuredClone(data);
  const key = path.at(-1);
  if (key !== undefined) change(dataAt(copy, path.slice(0, -1)) as Record<string | number, unknown>, key);
  return copy;
}

const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    '3.35 TB/s',
    'a, b',
    '# no comment',
    'yes',
    '1',
    '*x',
    '{',
    "it's",
    '',
    ' padded ',
    'a: b',
    'two\nlines\n',
    '- x',
    '~',
  ),
  fc.string(),
);
const key = fc.constantFrom('zeta', 'new key', '1', 'a.b', 'x: y', '#z', 'yes');
const value = fc
  .oneof(
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.dictionary(key, scalar, { maxKeys: 3 }) },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        key,
        fc.oneof(fc.array(fc.dictionary(key, scalar)), fc.dictionary(key, scalar)),
        { maxKeys: 3 },
      ),
    },
  )
  .map((made) => JSON.parse(JSON.stringify(made)));

const style = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.trimEnd(),
);

/** A text and a path in it that its own lines state, where no anchor brings a change to other places. */
const place = fc
  .record({
    text: fc.oneof(fc.constantFrom(...texts.filter((text) => !text.includes('<<:'))), yamlText),
    style,
    choice: fc.nat(),
  })
  .map(({ text: plain, style, choice }) => {
    const text = style(plain);
    const data = read(text);
    const paths = pathsOf(data);
    return { text, data, path: paths[choice % paths.length] ?? [] };
  });

const comments = (text: string): readonly string[] =>
  text.match(/(?<=^|[\t ])# .*$/gm)?.map((line) => line.trim()) ?? [];

/** What stands before and after the lines of the entry that was changed. */
function expectOnlyTouched(before: string, after: string, edits: readonly { from: number; to: number }[]) {
  const from = Math.min(...edits.map((edit) => edit.from));
  const to = Math.max(...edits.map((edit) => edit.to));
  expect(after.startsWith(before.slice(0, from))).toBe(true);
  expect(after.endsWith(before.slice(to))).toBe(true);
}

describe('printed values', () => {
  it('are read by another parser', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(2, 4), (data, unit) => {
        expect(parse(printInline(data))).toEqual(data);
        expect(parse(printEntry('k', data, 0, { unit, newline: '\n' }))).toEqual({ k: data });
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('edits', () => {
  it('set a value and nothing else', () => {
    fc.assert(
      fc.property(place, value, ({ text, data, path }, wanted) => {
        const edits = setValue(parseYaml(text), path, wanted);
        const after = applyEdits(text, edits);
        expect(parseYaml(after).problems).toEqual([]);
        expect(read(after)).toEqual(changed(data, path, (parent, at) => (parent[at] = wanted)));
        if (edits.length > 0) expectOnlyTouched(text, after, edits);
        const old = dataAt(data, path);
        if (typeof old !== 'object' || old === null)
          expect(comments(after)).toEqual(expect.arrayContaining([...comments(text)]));
        if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: runs(400) },
    );
  }, 60_000);

  it('add an entry, keeping every comment', () => {
    fc.assert(
      fc.property(place, key, value, ({ text, data, path: inside }, name, wanted) => {
        const parent = inside.findLastIndex((_, depth) => {
          const at = dataAt(data, inside.slice(0, depth));
          return typeof at === 'object' && at !== null && !Array.isArray(at);
        });
        const path = [...inside.slice(0, Math.max(parent, 0)), name];
        const after = applyEdits(text, setValue(parseYaml(text), path, wanted));
        expect(parseYaml(after).problems).toEqual([]);
        expect(read(after)).toEqual(changed(data, path, (map, at) => (map[at] = wanted)));
        expect(comments(after)).toEqual(expect.arrayContaining([...comments(text)]));
      }),
      { numRuns: runs(400) },
    );
  }, 60_000);

  it('remove an entry and nothing else', () => {
    fc.assert(
      fc.property(place, ({ text, data, path }) => {
        const edits = removeEntry(parseYaml(text), path);
        const after = applyEdits(text, edits);
        expect(parseYaml(after).problems).toEqual([]);
        const expected = changed(data, path, (parent, at) => {
          if (Array.isArray(parent)) parent.splice(Number(at), 1);
          else delete parent[at];
        });
        expect(read(after)).toEqual(expected);
        expectOnlyTouched(text, after, edits);
      }),
      { numRuns: runs(400) },
    );
  }, 60_000);

  it('bring a map to new data entry by entry', () => {
    fc.assert(
      fc.property(
        place,
        fc.dictionary(key, scalar, { minKeys: 1, maxKeys: 2 }),
        fc.nat(),
        ({ text, data, path }, added, gone) => {
          const old = dataAt(data, path);
          if (typeof old !== 'object' || old === null || Array.isArray(old)) return;
          const wanted = JSON.parse(JSON.stringify({ ...old, ...added }));
          const keys = Object.keys(old);
          delete wanted[keys[gone % keys.length] ?? ''];
          const after = applyEdits(text, setValue(parseYaml(text), path, wanted));
          expect(sameData(dataAt(read(after), path), wanted)).toBe(true);
        },
      ),
      { numRuns: runs(400) },
    );
  }, 60_000);
});
