import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { catalog, examples, texts } from './files';
import { type Line, loadGrammars, scopeOf, yamlGrammars } from './tokenize';

const why = yamlGrammars ? '' : " (skipped: VS Code's YAML grammar is not installed yet, run npm test)";

describe.each([...examples, ...catalog])('$file for a program that knows YAML only', ({ text }) => {
  test.each(['1.1', '1.2'] as const)('is YAML %s without errors or warnings', (version) => {
    const { errors, warnings } = parseDocument(text, { version, merge: true });
    expect([...errors, ...warnings]).toEqual([]);
  });
});

/** What each character of a text is, the file as a whole left out. */
const characters = (lines: readonly Line[]): readonly (readonly string[])[] =>
  lines.flatMap((line) => line.flatMap(({ text, scopes }) => text.split('').map(() => scopes.slice(1))));

describe.skipIf(!yamlGrammars)(`our grammars add to that of YAML${why}`, () => {
  const tokens = loadGrammars();

  test.each([...texts, ...examples, ...catalog])(
    'and take nothing away from it in $file',
    async ({ kind, text }) => {
      const plain = characters(await tokens('source.yaml', text));
      const ours = characters(await tokens(scopeOf(kind), text));
      expect(ours).toHaveLength(plain.length);
      const lost = plain.flatMap((scopes, at) => {
        const missing = scopes.filter((scope) => !ours[at]?.includes(scope));
        return missing.map(
          (scope) =>
            `${scope} at ‘${text
              .split('\n')
              .join('')
              .slice(at, at + 12)}’`,
        );
      });
      expect(lost).toEqual([]);
    },
  );

  test('and what they add is named after us', async () => {
    const added = new Set<string>();
    for (const { kind, text } of [...texts, ...examples, ...catalog]) {
      const plain = characters(await tokens('source.yaml', text));
      const ours = characters(await tokens(scopeOf(kind), text));
      for (const [at, scopes] of ours.entries())
        for (const scope of scopes) if (!plain[at]?.includes(scope)) added.add(scope);
    }
    expect([...added].filter((scope) => !scope.endsWith('.decode-lens'))).toEqual([]);
    expect(added.size).toBeGreaterThan(4);
  });
});
