import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../server/language/features/completion/complete';
import { Workspace } from '../../server/language/workspace';
import { LineIndex, parseYaml, toValue } from '../../server/yaml/parse';
import { accept } from '../kit/completion';
import { catalogTexts, exampleTexts, type SpecText } from '../kit/examples';
import { runs } from '../kit/runs';
import { fileOf } from '../kit/workspace';

type Path = readonly (string | number)[];

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The paths at which two values differ, as deep as both are maps or lists. */
function differences(before: unknown, after: unknown, path: Path = []): readonly Path[] {
  if (Object.is(before, after)) return [];
  if (!isNested(before) || !isNested(after) || Array.isArray(before) !== Array.isArray(after)) return [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

/** The map that holds all the differences; a new key, or one key that became another, leaves them in one map. */
function commonParent(paths: readonly Path[]): Path {
  const [first = [], ...others] = paths;
  return others.reduce<Path>(
    (shared, path) => {
      const end = shared.findIndex((key, depth) => key !== path[depth]);
      return end < 0 ? shared : shared.slice(0, end);
    },
    first.slice(0, -1),
  );
}

/**
 * What accepting an item may do to a whole file: nothing breaks, and either one value changes, or a key comes in, or a
 * key gets another name and keeps its value, or a list gets an item. All other data stays.
 */
function expectHarmless(before: string, after: string, label: string): void {
  const [old, now] = [parseYaml(before), parseYaml(after)];
  expect(now.problems, label).toEqual([]);
  const [oldData, newData] = [toValue(old).value, toValue(now).value];
  const changed = differences(oldData, newData);
  // What is written into an anchor's map shows in every map that takes it over.
  if (changed.length <= 1 || before.includes('<<:')) return;
  const parent = commonParent(changed);
  const at = (data: unknown) =>
    parent.reduce<unknown>((value, key) => (isNested(value) ? value[key] : undefined), data);
  const [oldMap, newMap] = [at(oldData), at(newData)];
  if (!isNested(oldMap) || !isNested(newMap)) throw new Error(`${label} changes more than a map`);
  if (Array.isArray(oldMap) && Array.isArray(newMap) && newMap.length === oldMap.length + 1) {
    const without = newMap.map((_, index) => newMap.toSpliced(index, 1));
    expect(without, label).toContainEqual(oldMap);
    return;
  }
  const gone = Object.keys(oldMap).filter((key) => !(key in newMap));
  const come = Object.keys(newMap).filter((key) => !(key in oldMap));
  expect([gone.length, come.length, changed.length], `${label}: ${JSON.stringify(changed)}`).toEqual([
    1, 1, 2,
  ]);
  expect(newMap[come[0] ?? '']).toEqual(oldMap[gone[0] ?? '']);
}

function tryAll({ kind, text }: SpecText, offset: number): void {
  const workspace = new Workspace();
  const file = fileOf(kind, text, workspace);
  for (const abilities of [true, false].map((all) => ({ snippets: all, keepsIndentation: all }))) {
    for (const item of completeAt(file, offset, workspace, abilities).items) {
      const { line, character } = file.lines.positionAt(offset);
      const range = item.textEdit && 'range' in item.textEdit ? item.textEdit.range : undefined;
      expect([range?.start.line, range?.end.line]).toEqual([line, line]);
      expect((range?.start.character ?? 0) <= character && character <= (range?.end.character ?? 0)).toBe(
        true,
      );
      expectHarmless(text, accept(text, item), `${line + 1}:${character + 1} ${item.label}`);
    }
  }
}

const specs = [...exampleTexts, ...catalogTexts];

/** A place in an example, its line breaks as on one system or another. */
const place = fc
  .record({ spec: fc.constantFrom(...specs), windows: fc.boolean(), choice: fc.nat() })
  .map(({ spec, windows, choice }) => {
    const text = windows ? spec.text.replaceAll('\n', '\r\n') : spec.text;
    const lines = LineIndex.of(text);
    // An editor never has its cursor between `\r` and `\n`.
    return { spec: { ...spec, text }, offset: lines.offsetAt(lines.positionAt(choice % (text.length + 1))) };
  });

describe('completion in whole files', () => {
  it('never breaks the file, whatever is accepted wherever', () => {
    fc.assert(
      fc.property(place, ({ spec, offset }) => tryAll(spec, offset)),
      { numRuns: runs(150) },
    );
  }, 60_000);

  it('never breaks the file on an empty line, at any column', () => {
    const gap = fc.record({ place, column: fc.nat({ max: 6 }) });
    fc.assert(
      fc.property(gap, ({ place: { spec, offset }, column }) => {
        const lines = LineIndex.of(spec.text);
        const start = lines.lineStart(lines.lineOf(offset));
        const text = `${spec.text.slice(0, start)}${' '.repeat(column)}\n${spec.text.slice(start)}`;
        if (parseYaml(text).problems.length > 0) return;
        tryAll({ ...spec, text }, start + column);
      }),
      { numRuns: runs(150) },
    );
  }, 60_000);

  it('makes no half-typed line worse, and leaves the other lines alone', () => {
    fc.assert(
      fc.property(place, ({ spec: { kind, text }, offset }) => {
        const lines = LineIndex.of(text);
        const typed = text.slice(0, offset) + text.slice(lines.lineEnd(lines.lineOf(offset)));
        const workspace = new Workspace();
        const file = fileOf(kind, typed, workspace);
        for (const item of completeAt(file, offset, workspace).items) {
          const after = accept(typed, item);
          const parsed = parseYaml(after);
          expect(parsed.problems.length, item.label).toBeLessThanOrEqual(file.problems.length);
          const now = toValue(parsed).value;
          // The half-typed key itself may give way to the one that was meant.
          const changed = differences(file.data, now).filter(
            ([root]) => isNested(now) && String(root) in now,
          );
          const roots = new Set(changed.map(([root]) => root));
          // Lines that had lost their key find it again.
          const lost = file.problems.some(({ code }) => code === 'yaml-bad-indentation');
          if (!typed.includes('<<:') && !lost) expect([...roots].slice(1), item.label).toEqual([]);
        }
      }),
      { numRuns: runs(300) },
    );
  }, 60_000);

  it('answers on any text', () => {
    fc.assert(
      fc.property(
        place,
        fc.nat(),
        fc.constantFrom('', '{', '- ', ': ', '"', '\n  ', '*', 'a'),
        ({ spec, offset }, cut, junk) => {
          const text = spec.text.slice(0, offset) + junk + spec.text.slice(offset + (cut % 30));
          const workspace = new Workspace();
          const file = fileOf(spec.kind, text, workspace);
          for (const { textEdit } of completeAt(file, offset + junk.length, workspace).items)
            expect(textEdit).toBeDefined();
        },
      ),
      { numRuns: runs(150) },
    );
  }, 60_000);
});
