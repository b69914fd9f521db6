import { expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { UseHierarchy } from './hierarchy';

const FILES = `=== step.model.yaml
name: Step
attention:
  mla: { type: mla }
  sparse: { type: sparse, base: mla }
layers: [{ attention: sparse, ffn: moe }, { attention: mla, ffn: moe }]
ffn: { moe: { type: moe } }
sources: { attention.mla: a paper }
=== card.hardware.yaml
memory: {}
=== a.deployment.yaml
name: A
model: step.model.yaml
attention: { hardware: card.hardware.yaml }
ffn: { hardware: card.hardware.yaml }
=== b.deployment.yaml
model: ./step.model.yaml
`;

/** The item at the cursor, who uses it and what it uses, each with the number of places. */
function hierarchy(text: string) {
  const { here, offset, names, workspace, shown } = new MarkedFiles(text);
  const uses = new UseHierarchy(names, workspace, shown);
  const item = uses.prepare(here, offset);
  return {
    item: item.name,
    users: uses.users(item).map(({ from, fromRanges }) => `${from.name} ${fromRanges.length}`),
    used: uses.used(item).map(({ to, fromRanges }) => `${to.name} ${fromRanges.length}`),
  };
}

test('a model is used by deployments, and uses its designs', () => {
  expect(hierarchy(FILES.replace('model: step', 'model: st‸ep'))).toEqual({
    item: 'Step',
    users: ['A 1', 'b.deployment.yaml 1'],
    used: ['sparse 1', 'moe 2', 'mla 1'],
  });
});

test('a card is used by both sides of a deployment', () => {
  expect(hierarchy(FILES.replace('memory', 'mem‸ory'))).toEqual({
    item: 'card.hardware.yaml',
    users: ['A 2'],
    used: [],
  });
});

test('a deployment uses files', () => {
  expect(hierarchy(FILES.replace('name: A', 'name: A‸'))).toEqual({
    item: 'A',
    users: [],
    used: ['Step 1', 'card.hardware.yaml 2'],
  });
});

test('an attention is used by its model and by the sparse one over it', () => {
  expect(hierarchy(FILES.replace('mla:', 'm‸la:'))).toEqual({
    item: 'mla',
    users: ['sparse 1', 'Step 1'],
    used: [],
  });
  expect(hierarchy(FILES.replace('sparse:', 'spar‸se:')).used).toEqual(['mla 1']);
});

test('an item whose file is gone uses nothing', () => {
  const { names, workspace, shown, here } = new MarkedFiles(FILES);
  const uses = new UseHierarchy(names, workspace, shown);
  const item = uses.prepare(here, 0);
  workspace.forget(here.uri);
  expect([uses.users(item), uses.used(item)]).toEqual([[], []]);
  expect(uses.users({ ...item, data: 'nonsense' })).toEqual([]);
});
