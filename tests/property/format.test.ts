import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/yaml/edit';
import { formatEdits } from '../../server/yaml/format/format';
import { gapEdits } from '../../server/yaml/format/gaps';
import { lineEdits } from '../../server/yaml/format/line-edits';
import { sameTree } from '../../server/yaml/format/same-tree';
import { parseYaml, readDocument } from '../../server/yaml/parse';
import { catalogTexts, exampleTexts } from '../kit/examples';
import { runs } from '../kit/runs';
import { yamlText } from '../kit/yaml-texts';

const specs = [...exampleTexts, ...catalogTexts];

function format(text: string, tabSize = 2): string {
  return applyEdits(text, formatEdits(readDocument(text), { tabSize }));
}

const comments = (text: string): readonly string[] =>
  text.match(/(?<=^|[\t ])#.*$/gm)?.map((line) => line.replace(/^#\s*/, '').trim()) ?? [];

/** Ways to write the same file untidily. */
const untidy: readonly ((line: string) => string)[] = [
  (line) => `${line}  `,
  (line) => line.replace(/: (?=\S)/, ':    '),
  (line) => line.replaceAll('{ ', '{').replaceAll(' }', '}'),
  (line) => line.replaceAll('{ ', '{   ').replaceAll(' }', '  }'),
  (line) => line.replaceAll(/, (?=\w+:)/g, ' ,  '),
  (line) => `${line}\n\n\n`,
  (line) => line.replace(/(?<=^|\s)# (?=\w)/, '#'),
  (line) => line,
];

const messy = fc
  .record({
    spec: fc.constantFrom(...specs),
    choices: fc.array(fc.nat({ max: untidy.length - 1 }), { minLength: 60, maxLength: 60 }),
    deeper: fc.boolean(),
    windows: fc.boolean(),
    end: fc.constantFrom('', '\n', '\n\n\n', '   '),
  })
  .map(({ spec, choices, deeper, windows, end }) => {
    const lines = spec.text.trimEnd().split('\n');
    const changed = lines.map((line, index) => {
      const choice = choices[index % 60] ?? 0;
      // What changes colons, commas and braces must not reach into quotes and comments.
      const words = choice >= 1 && choice <= 4 && /["#]/.test(line);
      const made = words ? line : (untidy[choice] ?? String)(line);
      return deeper ? made.replace(/^( +)/, '$1$1') : made;
    });
    const text = changed.join('\n') + end;
    return { spec, text: windows ? text.replaceAll('\n', '\r\n') : text };
  })
  .filter(({ text }) => parseYaml(text).problems.length === 0);

describe('formatting', () => {
  it.each(specs.map((spec) => [spec.name, spec] as const))('leaves %s as it is', (_, { text }) => {
    expect(formatEdits(readDocument(text), { tabSize: 2 })).toEqual([]);
  });

  it('is done after once, keeps the tree and every comment', () => {
    fc.assert(
      fc.property(messy, fc.constantFrom(2, 4), ({ text }, tabSize) => {
        const once = format(text, tabSize);
        expect(format(once, tabSize)).toBe(once);
        expect(sameTree(parseYaml(once).root, parseYaml(text).root)).toBe(true);
        expect(comments(once)).toEqual(comments(text));
        expect(once).not.toMatch(/[ \t](?:\r|\n|$)/);
        expect(once).not.toMatch(/(?:\r?\n){3}/);
        expect(once).toMatch(/[^\n\r]\r?\n$/);
      }),
      { numRuns: runs(200) },
    );
  }, 60_000);

  it('brings an untidy file back to what it was', () => {
    fc.assert(
      fc.property(messy, ({ spec, text }) => {
        const blank = /\n(?:\r?\n)+/g;
        const tidy = format(text).replaceAll('\r\n', '\n');
        expect(tidy.replace(blank, '\n')).toBe(spec.text.replace(blank, '\n'));
      }),
      { numRuns: runs(200) },
    );
  }, 60_000);

  it('does nothing to a file with YAML errors, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...specs),
        fc.nat(),
        fc.constantFrom('{', '"', ': ', '- ', '\t', '\n  '),
        ({ text }, at, junk) => {
          const offset = at % text.length;
          const broken = text.slice(0, offset) + junk + text.slice(offset);
          const edits = formatEdits(readDocument(broken), { tabSize: 2 });
          if (parseYaml(broken).problems.length > 0) expect(edits).toEqual([]);
          else expect(sameTree(parseYaml(applyEdits(broken, edits)).root, parseYaml(broken).root)).toBe(true);
        },
      ),
      { numRuns: runs(500) },
    );
  }, 60_000);

  it('lays out whatever nests, in any style of writing', () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        const file = readDocument(text);
        const edits = formatEdits(file, { tabSize: 2 });
        // Nothing is refused: what the edits make is the same tree.
        expect(edits).toEqual([...gapEdits(file.parsed), ...lineEdits(file.parsed, file.lines, 2)]);
        const once = applyEdits(text, edits);
        expect(format(once)).toBe(once);
      }),
      { numRuns: runs(500) },
    );
  }, 60_000);
});
