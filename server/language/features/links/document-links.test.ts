import { expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { documentLinks } from './document-links';

test('references and citations are links', () => {
  const files = new MarkedFiles(`=== a.deployment.yaml
# see «https://example.com/a(b)?c=d#e», or («https://example.com/x»).
model: "«sub/step.model.yaml»" # «arXiv:2507.19427v2»
attention: { hardware: «catalog:nvidia-h800» }
ffn: { hardware: ./missing.hardware.yaml }
sources:
  attention: "Step-3 paper («arXiv 2507.19427»), Table 4; «doi:10.1145/3600006.3613165»."
=== sub/step.model.yaml
name: Step
`);
  const { here, names, workspace, shown } = files;
  const links = documentLinks(here, names, workspace, shown);
  expect(files.marking(links.map(({ range }) => ({ uri: here.uri, range })))).toEqual(files.expected);
  expect(links.map(({ target }) => target)).toEqual([
    'file:///folder/sub/step.model.yaml',
    'decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml',
    'https://example.com/a(b)?c=d#e',
    'https://example.com/x',
    'https://arxiv.org/abs/2507.19427v2',
    'https://arxiv.org/abs/2507.19427',
    'https://doi.org/10.1145/3600006.3613165',
  ]);
});

test('numbers alone are not links', () => {
  const { here, names, workspace, shown } = new MarkedFiles(
    '=== a.model.yaml\nhidden: 2507.19427 # 10.1145/36\n',
  );
  expect(documentLinks(here, names, workspace, shown)).toEqual([]);
});
