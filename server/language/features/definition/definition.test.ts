import { expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { definitionAt } from './definition';

/** What is expected and what came out: the places of the definitions, marked in the files. */
function definition(text: string) {
  const files = new MarkedFiles(text);
  const links = definitionAt(files.here, files.offset, files.names, files.workspace, files.shown);
  const places = links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
  return { found: files.marking(places), expected: files.expected, links };
}

test.each([
  [
    'a reference leads to the name of the file',
    `=== step.model.yaml
# the model
name: «Step»
=== a.deployment.yaml
model: ./st‸ep.model.yaml
`,
  ],
  [
    'a reference leads to the beginning of a file without a name',
    `=== card.hardware.yaml
«»memory: {
=== a.deployment.yaml
pool: { hardware: card‸.hardware.yaml }
`,
  ],
  [
    'a reference leads nowhere when there is no such file',
    `=== a.deployment.yaml
model: ./mis‸sing.model.yaml
`,
  ],
  [
    'a layer leads to its attention',
    `=== a.model.yaml
attention: { «mfa»: { type: mfa }, gqa: { type: gqa } }
ffn: { mfa: { type: dense } }
layers: [{ attention: m‸fa, ffn: mfa }]
`,
  ],
  [
    'a layer in nested patterns leads to its FFN, quoted or not',
    `=== a.model.yaml
attention: { mfa: { type: mfa } }
ffn: { "«mfa»": { type: dense } }
layers:
  - repeat: 3
    of: [{ repeat: 2, of: [{ attention: mfa, ffn: ‸mfa }] }]
`,
  ],
  [
    'the base of a sparse attention leads to its attention',
    `=== a.model.yaml
attention:
  «latent»: { type: mla }
  sparse: { type: sparse, base: laten‸t }
`,
  ],
  [
    'an alias leads to the anchor that stands last above it',
    `=== a.model.yaml
attention:
  one: &x { type: mfa }
  two: !!map «&x» { type: gqa }
  three: *x‸
  four: &x { type: mqa }
`,
  ],
  [
    'a merge key leads to the anchors that it takes in',
    `=== a.model.yaml
attention:
  one: «&one» { type: mfa }
  two: «&two» { type: gqa }
  three: { <‸<: [*one, *two] }
`,
  ],
  [
    'a layer that is merged from elsewhere leads to its attention',
    `=== a.model.yaml
shared: &layer { attention: m‸fa }
attention: { «mfa»: { type: mfa } }
layers: [{ <<: *layer, ffn: moe }]
`,
  ],
  [
    'a path under sources leads to the key it speaks of',
    `=== a.hardware.yaml
memory: { capacity: 80 GB, «bandwidth»: 3.35 TB/s }
sources: { memory.band‸width: a data sheet }
`,
  ],
  [
    'a path under sources finds items of a list, too',
    `=== a.model.yaml
layers:
  - { count: 1 }
  - { «count»: 2 }
sources:
  layers.1.count‸: a paper
`,
  ],
  [
    'a definition leads to itself',
    `=== a.model.yaml
attention: { «m‸fa»: { type: mfa } }
`,
  ],
  [
    'broken text still leads to what can be made out',
    `=== a.model.yaml
attention: { «mfa»: { type: mfa,
layers: [{ attention: m‸fa, ffn: "
`,
  ],
])('%s', (_, text) => {
  const { found, expected } = definition(text);
  expect(found).toEqual(expected);
});

test('a catalog id leads to the document of the catalog', () => {
  const { links } = definition('=== a.deployment.yaml\nmodel: catalog:step‸-3\n');
  expect(links.map(({ targetUri }) => targetUri)).toEqual(['decode-lens-catalog:/model/step-3.model.yaml']);
});

test('the whole reference is what is underlined', () => {
  const { links } = definition('=== a.deployment.yaml\nmodel: "catalog:step‸-3" # a model\n');
  expect(links[0]?.originSelectionRange).toEqual({
    start: { line: 0, character: 8 },
    end: { line: 0, character: 22 },
  });
});
