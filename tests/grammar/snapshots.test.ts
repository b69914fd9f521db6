import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, examples, texts } from './files';
import { type Line, loadGrammars, scopeOf, yamlGrammars } from './tokenize';

const why = yamlGrammars ? '' : " (skipped: VS Code's YAML grammar is not installed yet, run npm test)";

/** What a colour theme goes by: where a piece stands, and that it is blank, is left out. */
const tells = (scope: string): boolean => !/^(?:source|meta|punctuation\.whitespace)\b/.test(scope);

const ours = (scope: string): boolean => scope.endsWith('.decode-lens');

/** Each line, and below it what each of its pieces is. */
function written(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => {
      let column = 0;
      const below = line.flatMap(({ text, scopes }) => {
        const row = `#${' '.repeat(column)}${'^'.repeat(text.length)} ${scopes.filter(tells).join(' ')}`;
        column += text.length;
        return scopes.some(tells) ? [row] : [];
      });
      return [`>${line.map(({ text }) => text).join('')}`, ...below];
    })
    .join('\n');
}

/** Of each kind a file that people read first, and its twin in the catalog. */
const read = [
  'examples/step-3.model.yaml',
  'examples/h20.hardware.yaml',
  'examples/step-3-h20-h800.deployment.yaml',
  'server/core/catalog/models/step-3.yaml',
  'server/core/catalog/accelerators/nvidia-h20.yaml',
];
const whole = [...examples, ...catalog];
const kept = [...texts, ...whole.filter(({ file }) => read.includes(file))];

describe.skipIf(!yamlGrammars)(`the tokens${why}`, () => {
  const tokens = loadGrammars();

  test.each(kept)('of $file are as they were looked at', async ({ file, kind, text }) => {
    const name = path.basename(file).replace(/\.ya?ml$/, '.txt');
    await expect(`${written(await tokens(scopeOf(kind), text))}\n`).toMatchFileSnapshot(`snapshots/${name}`);
  });

  test.each(whole)('of ours in $file are the same with line breaks of Windows', async ({ kind, text }) => {
    const unix = await tokens(scopeOf(kind), text);
    // An editor keeps the whole line break to itself; some other programs hand a part of it on.
    const windows = await tokens(scopeOf(kind), text.replaceAll('\n', '\r\n'));
    const scopes = (lines: readonly Line[]) =>
      lines.flatMap((line) =>
        line.flatMap(({ text: piece, scopes: all }) =>
          piece
            .replace('\r', '')
            .split('')
            .map((character) => `${character} ${all.filter(ours).join(' ')}`),
        ),
      );
    expect(scopes(windows)).toEqual(scopes(unix));
  });
});
