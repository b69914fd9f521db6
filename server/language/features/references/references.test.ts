import { expect, test } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { highlightsAt } from './highlights';
import { referencesAt } from './references';

function references(text: string, withDeclaration: boolean) {
  const files = new MarkedFiles(text);
  const { here, offset, names, workspace, shown } = files;
  const found = referencesAt(here, offset, withDeclaration, names, workspace, shown);
  return { found: files.marking(found), expected: files.expected };
}

const FILES = `=== step.model.yaml
name: «Step»
=== other.model.yaml
name: Other
=== sub/a.deployment.yaml
model: «../step.model.yaml»
=== b.deployment.yaml
model: "«step.model.yaml»"
name: B
`;

test.each([
  ['a file, from its name', FILES.replace('name: «S', 'name: «S‸')],
  ['a file, from a reference to it', FILES.replace('«step', '«st‸ep')],
  [
    'a card, twice in one deployment and once behind an alias',
    `=== card.hardware.yaml
name: «Card»
=== a.deployment.yaml
attention: { hardware: &h «./ca‸rd.hardware.yaml» }
ffn: { hardware: «*h» }
`,
  ],
  [
    'an attention, in layers, as a base and in sources',
    `=== a.model.yaml
attention:
  «mla»: { type: mla }
  sparse: { type: sparse, base: «m‸la» }
ffn: { mla: { type: dense } }
layers:
  - { count: 2, attention: '«mla»', ffn: mla }
  - repeat: 2
    of:
      - { attention: «mla», ffn: mla }
sources: { attention.«mla»: a paper, attention.«mla».heads: a card, mla: x }
`,
  ],
  [
    'an anchor, not the one of the same name below',
    `=== a.model.yaml
one: «&x‸» 1
two: «*x»
three: &x 2
four: *x
`,
  ],
  [
    'a name that is not defined',
    `=== a.model.yaml
layers: [{ attention: «so‸me» }, { attention: «some» }]
`,
  ],
])('the references of %s', (_, text) => {
  const { found, expected } = references(text, true);
  expect(found).toEqual(expected);
});

test('the references alone, without the definition', () => {
  const text = `=== a.model.yaml
attention: { m‸fa: { type: mfa } }
layers: [{ attention: «mfa» }]
`;
  const { found, expected } = references(text, false);
  expect(found).toEqual(expected);
});

test('highlights tell the definition from the uses', () => {
  const files = new MarkedFiles(`=== a.model.yaml
attention: { «mfa»: { type: mfa } }
layers: [{ attention: «m‸fa» }]
`);
  const found = highlightsAt(files.here, files.offset, files.names, files.workspace) ?? [];
  expect(files.marking(found.map(({ range }) => ({ uri: files.here.uri, range })))).toEqual(files.expected);
  expect(found.map(({ kind }) => kind)).toEqual([DocumentHighlightKind.Write, DocumentHighlightKind.Read]);
});

test('where nothing is named, the editor may highlight equal words', () => {
  const { here, offset, names, workspace } = new MarkedFiles('=== a.model.yaml\nhidden: 71‸68\n');
  expect(highlightsAt(here, offset, names, workspace)).toBeUndefined();
});
