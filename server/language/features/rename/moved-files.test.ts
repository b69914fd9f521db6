import { expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { uriOf } from '../../../../tests/kit/workspace';
import { toTextEdits } from '../../present/workspace-edit';
import { editsForMoves } from './moved-files';

const FILES = `=== step.model.yaml
name: Step
=== cards/h800.hardware.yaml
name: H800
=== a.deployment.yaml
model: ./step.model.yaml
attention: { hardware: cards/h800.hardware.yaml }
ffn: { hardware: catalog:nvidia-h20 }
=== sub/b.deployment.yaml
model: '../step.model.yaml' # from above
pool: { hardware: /folder/cards/h800.hardware.yaml }
`;

/** The lines that change when files move. */
function changed(moves: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const files = new MarkedFiles(FILES);
  const list = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
  const changes = editsForMoves(list, files.names, files.workspace);
  const texts = files.changed((name) =>
    changes
      .filter(({ file }) => file === files.file(name))
      .flatMap(({ file, edits }) => toTextEdits(file, edits)),
  );
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const before = files.file(name).text.split('\n');
      const lines = text.split('\n').filter((line, index) => line !== before[index]);
      return lines.length === 0 ? [] : [[name, lines]];
    }),
  );
}

test('a file that gets another name takes the references along', () => {
  expect(changed({ 'step.model.yaml': 'step-4.model.yaml' })).toEqual({
    'a.deployment.yaml': ['model: ./step-4.model.yaml'],
    'sub/b.deployment.yaml': ["model: '../step-4.model.yaml' # from above"],
  });
});

test('a folder that moves takes the references along', () => {
  expect(changed({ cards: 'hardware/our cards/' })).toEqual({
    'a.deployment.yaml': ['attention: { hardware: hardware/our cards/h800.hardware.yaml }'],
    'sub/b.deployment.yaml': ['pool: { hardware: /folder/hardware/our cards/h800.hardware.yaml }'],
  });
});

test('a deployment that moves keeps leading where it led', () => {
  expect(changed({ 'a.deployment.yaml': 'sub/deep/a.deployment.yaml' })).toEqual({
    'a.deployment.yaml': [
      'model: ../../step.model.yaml',
      'attention: { hardware: ../../cards/h800.hardware.yaml }',
    ],
  });
});

test('what moves together stays as it is', () => {
  expect(changed({ '': 'elsewhere' })).toEqual({
    'sub/b.deployment.yaml': ['pool: { hardware: /folder/elsewhere/cards/h800.hardware.yaml }'],
  });
  expect(
    changed({ 'step.model.yaml': 'x/step.model.yaml', 'a.deployment.yaml': 'x/a.deployment.yaml' }),
  ).toEqual({
    'a.deployment.yaml': ['attention: { hardware: ../cards/h800.hardware.yaml }'],
    'sub/b.deployment.yaml': ["model: '../x/step.model.yaml' # from above"],
  });
});

test('a name that YAML would read otherwise is quoted', () => {
  expect(changed({ 'step.model.yaml': 'a #1.model.yaml' })).toEqual({
    'a.deployment.yaml': ['model: "./a #1.model.yaml"'],
    'sub/b.deployment.yaml': ["model: '../a #1.model.yaml' # from above"],
  });
});
