import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SourceFile, Workspace } from '../../server/language';
import { renameAt } from '../../server/language/features/rename/rename';
import { Names, occurrenceAt } from '../../server/language/names';
import { toTextEdits } from '../../server/language/present/workspace-edit';
import { applied } from '../kit/edits';
import { runs } from '../kit/runs';

const URI = 'file:///work/a.model.yaml';

/** Pieces with which a model can be written in different ways; each says the same with one name or another. */
const style = fc.constantFrom(
  (name: string) => name,
  (name: string) => `'${name}'`,
  (name: string) => `"${name}"`,
  (name: string) => `&a${name.length} ${name}`,
  (name: string) => `!!str ${name}`,
);
const name = fc.constantFrom('mfa', 'mla', 'größe', '🙂', 'e\u0301', 'x.y', 'a b');
const fresh = fc.constantFrom('q', 'new name', 'nøw', '👩‍🚀', 'o\u0308', 'n-1');
const layer = fc
  .tuple(style, name, style, name)
  .map(([a, attention, b, ffn]) => `{ attention: ${a(attention)}, ffn: ${b(ffn)} } # 🙂 ${attention}`);

const model = fc
  .record({
    attentions: fc.uniqueArray(name, { minLength: 1 }),
    ffns: fc.uniqueArray(name, { minLength: 1 }),
    layers: fc.array(layer, { minLength: 1, maxLength: 4 }),
    cut: fc.integer({ min: 0, max: 40 }),
    crlf: fc.boolean(),
  })
  .map(({ attentions, ffns, layers, cut, crlf }) => {
    const text = `# 👩‍🚀 model
attention:
${attentions.map((key) => `  ${key}: { type: mfa, heads: 1 }\n`).join('')}ffn: { ${ffns.map((key) => `"${key}": { width: 1 }`).join(', ')} }
sources: { ${attentions.map((key) => `attention.${key}: x`).join(', ')} }
layers:
${layers.map((item) => `  - ${item}\n`).join('')}`;
    const broken = text.slice(0, text.length - cut);
    return crlf ? broken.replaceAll('\n', '\r\n') : broken;
  });

function fileOf(text: string): SourceFile {
  const state = new Workspace().update(URI, text);
  if (!state.ok) throw new Error('not a model');
  return state.file;
}

/** One of the names of a file. */
function picked(file: SourceFile, pick: number) {
  const { occurrences } = new Names().of(file);
  const { range } = occurrences[pick % occurrences.length] ?? {};
  return range && occurrenceAt(new Names().of(file), range.from);
}

/** The text after a rename at an offset, and the edits that take it back; undefined where there is nothing to rename. */
function renamed(file: SourceFile, offset: number, to: string) {
  const result = renameAt(file, offset, to, new Names(), new Workspace(), true);
  if (!result.ok) return undefined;
  const edits = result.changes.flatMap((change) => toTextEdits(change.file, change.edits));
  return { text: applied(file.text, edits), edits };
}

/** What an editor does to undo edits: it puts back what they replaced. */
function undone(before: SourceFile, after: string, edits: ReturnType<typeof toTextEdits>): string {
  let text = after;
  for (const { range, newText } of edits) {
    const from = before.lines.offsetAt(range.start);
    const to = before.lines.offsetAt(range.end);
    const old = before.text.slice(from, to);
    // Edits come in the order of the text; those before are already taken back.
    text = text.slice(0, from) + old + text.slice(from + newText.length);
  }
  return text;
}

/** The text after a rename and a rename back at the first place that changed. */
function thereAndBack(file: SourceFile, offset: number, to: string, old: string): string | undefined {
  const result = renamed(file, offset, to);
  const first = result?.edits[0];
  return first && renamed(fileOf(result.text), file.lines.offsetAt(first.range.start), old)?.text;
}

describe('a rename', () => {
  test('and its undo give the same bytes', () => {
    fc.assert(
      fc.property(model, fc.nat(), fresh, (text, pick, to) => {
        const file = fileOf(text);
        const occurrence = picked(file, pick);
        const result = occurrence && renamed(file, occurrence.range.from, to);
        if (result === undefined) return;
        expect(undone(file, result.text, result.edits)).toBe(text);
      }),
      { numRuns: runs(100) },
    );
  });

  test('and a rename back give the same bytes', () => {
    fc.assert(
      fc.property(model, fc.nat(), fresh, (text, pick, to) => {
        const file = fileOf(text);
        const occurrence = picked(file, pick);
        const back = occurrence && thereAndBack(file, occurrence.range.from, to, occurrence.name);
        expect(back ?? text).toBe(text);
      }),
      { numRuns: runs(100) },
    );
  });

  test('leaves what the model means as it was', () => {
    fc.assert(
      fc.property(model, fc.nat(), fresh, (text, pick, to) => {
        // Half a character that the cut text ends with is no name: YAML cannot hold it.
        fc.pre(!/\p{Cs}/u.test(text));
        const file = fileOf(text);
        const occurrence = picked(file, pick);
        if (occurrence === undefined || occurrence.kind === 'anchor') return;
        const result = renamed(file, occurrence.range.from, to);
        if (result === undefined) return;
        const after = fileOf(result.text);
        expect(after.problems.length).toBe(file.problems.length);
        const count = (of: SourceFile, wanted: string) =>
          new Names()
            .of(of)
            .occurrences.filter((other) => other.kind === occurrence.kind && other.name === wanted).length;
        expect(count(after, to)).toBe(count(file, occurrence.name));
        expect(count(after, occurrence.name)).toBe(0);
      }),
      { numRuns: runs(100) },
    );
  });
});

test('every name of every example can be renamed and renamed back', () => {
  const folder = new URL('../../examples/', import.meta.url);
  for (const example of fs.readdirSync(folder).filter((name) => name.endsWith('.model.yaml'))) {
    const file = fileOf(fs.readFileSync(new URL(example, folder), 'utf8'));
    for (const { range, name: old } of new Names().of(file).occurrences) {
      expect(thereAndBack(file, range.from, 'another', old)).toBe(file.text);
    }
  }
});
