import { describe, expect, it } from 'vitest';
import { AFD, CARD, changed } from '../../../tests/kit/texts';
import { fileIn, update, workspaceOf } from '../../../tests/kit/workspace';
import { catalogCardNamed, catalogCards, isKind, resolveDeployment, Workspace } from '.';

const DEPLOYMENT = changed(AFD, { 'batch: 64': 'batch: 6144', 'catalog:nvidia-h20': './card.hardware.yaml' });
const LINKED = `${changed(CARD, { 'fp8: 50': 'fp8: 1980', '2 TB/s': '3.35 TB/s' })}\
scale_out: { bandwidth: 400 Gbit/s }
`;

function folder() {
  const workspace = workspaceOf({ 'card.hardware.yaml': LINKED, 'd.deployment.yaml': DEPLOYMENT });
  const take = (name: string, text: string) => update(workspace, name, text);
  const costed = () => {
    const file = fileIn(workspace, 'd.deployment.yaml');
    return isKind(file, 'deployment') ? resolveDeployment(workspace, file)?.costed : undefined;
  };
  return { take, costed };
}

describe('a deployment', () => {
  it('is estimated once a version', () => {
    const { costed } = folder();
    expect(costed()?.estimate()?.tpot).toBeGreaterThan(0);
    expect(costed()).toBe(costed());
    expect(costed()?.result()).toBe(costed()?.result());
  });

  it('is estimated anew when its file, or one that it refers to, says something else', () => {
    const { take, costed } = folder();
    const first = costed();
    take('card.hardware.yaml', changed(LINKED, { '3.35 TB/s': '2 TB/s' }));
    const second = costed();
    expect(second?.estimate()?.tpot).toBeGreaterThan(first?.estimate()?.tpot ?? Number.NaN);
    take('d.deployment.yaml', DEPLOYMENT.replace('6144', '3072'));
    expect(costed()?.estimate()?.tpot).toBeLessThan(second?.estimate()?.tpot ?? Number.NaN);
  });

  it.each([
    ['many micro-batches', 'micro_batches: 64\n'],
    ['a million cards', ''],
  ])('of %s is estimated and not searched', (_, more) => {
    const { take, costed } = folder();
    const text = more === '' ? DEPLOYMENT.replace('instances: 2', 'instances: 125000') : DEPLOYMENT + more;
    take('d.deployment.yaml', text.replace('6144', '30000000'));
    expect(costed()?.estimate()).toBeDefined();
    expect(costed()?.largestBatch()).toBeUndefined();
    expect(costed()?.bestColocated()).toBeUndefined();
  });
});

describe('a card of the catalog', () => {
  const workspace = new Workspace();

  it.each([
    ['NVIDIA H800', 'catalog:nvidia-h800'],
    ['nvidia  h800 sxm', 'catalog:nvidia-h800'],
    ['NVIDIA H20', 'catalog:nvidia-h20'],
    ['NVIDIA H200', 'catalog:nvidia-h200'],
    ['NVIDIA', undefined],
    ['Card', undefined],
    ['', undefined],
  ])('is found by the name ‘%s’: %s', (name, reference) => {
    expect(catalogCardNamed(workspace, name)?.reference).toBe(reference);
  });

  it('is found by its own name', () => {
    for (const { hardware, reference } of catalogCards(workspace))
      expect(catalogCardNamed(workspace, hardware.name)?.reference).toBe(reference);
  });
});
