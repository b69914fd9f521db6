import fc from 'fast-check';
import { it } from 'vitest';
import type { SpecKind } from '../../server/core/spec';
import { Workspace } from '../../server/language';
import { single, soundFindings } from '../kit/findings';
import { runs } from '../kit/runs';
import { CARD, DEPLOYMENT, MODEL } from '../kit/texts';

/** Whatever stands in a file, its findings are such as an editor can show. */
const TEXTS: Readonly<Record<SpecKind, string>> = {
  model: MODEL,
  hardware: CARD,
  deployment: DEPLOYMENT,
};
const kinds = fc.constantFrom<SpecKind>('model', 'hardware', 'deployment');
const words =
  'name hidden attention ffn layers type gqa sparse base heads count repeat of compute memory bandwidth model topology afd pool';
const token = fc.oneof(
  fc.constantFrom(...words.split(' ').map((word) => `${word}: `)),
  fc.constantFrom(
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '- ',
    '{ ',
    ' }',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '<<: ',
    '|\n',
    '\t',
    '? ',
  ),
  fc.constantFrom(
    '1024',
    '80 GB',
    '1e400',
    '.inf',
    '-0',
    '$2.00/h',
    'catalog:step-3',
    './x.model.yaml',
    '<<<<<<< a\n',
    '=======\n',
    '---\n',
  ),
  fc.string({ maxLength: 3 }),
);
const soup = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(''));

it('are sound for any text', () => {
  fc.assert(
    fc.property(soup, kinds, (text, kind) => {
      const { file, workspace } = single(text, kind);
      soundFindings(file, workspace);
    }),
    { numRuns: runs(1000) },
  );
});

it('are sound after any edits of a whole file, which never loses its results', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(20), soup), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(kinds, edits, (kind, list) => {
      const uri = `file:///specs/edited.${kind}.yaml`;
      const workspace = new Workspace();
      let text = TEXTS[kind];
      workspace.update(uri, text);
      for (const [where, length, inserted] of list) {
        const fromA = where % (text.length + 1);
        const toA = Math.min(text.length, fromA + length);
        const change = { fromA, toA, fromB: fromA, toB: fromA + inserted.length };
        text = text.slice(0, fromA) + inserted + text.slice(toA);
        const state = workspace.update(uri, text, change);
        if (!state.ok || state.file.spec === undefined) throw new Error('the results are lost');
        soundFindings(state.file, workspace);
      }
    }),
    { numRuns: runs(500) },
  );
});
