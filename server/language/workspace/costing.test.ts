import { describe, expect, it } from 'vitest';
import { catalogCardNamed, catalogCards, resolveDeployment, type SourceFile, Workspace } from '.';

const AT = 'file:///folder/';
const DEPLOYMENT = `name: D
model: catalog:step-3
workload: { context: 4096, batch: 6144 }
topology: afd
attention: { hardware: ./card.hardware.yaml, instances: 2, accelerators: 8 }
ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8, parallel: { tensor: 8 } }
`;
const CARD = `name: Card
compute: { fp8: 1980 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
scale_out: { bandwidth: 400 Gbit/s }
`;

function folder() {
  const workspace = new Workspace();
  const take = (name: string, text: string): SourceFile => {
    const state = workspace.update(`${AT}${name}`, text);
    if (!state.ok) throw new Error(state.reason);
    return state.file;
  };
  take('card.hardware.yaml', CARD);
  take('d.deployment.yaml', DEPLOYMENT);
  const costed = () => {
    const file = workspace.file(`${AT}d.deployment.yaml`) as SourceFile<'deployment'>;
    return resolveDeployment(workspace, file)?.costed;
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
    take('card.hardware.yaml', CARD.replace('3.35 TB/s', '2 TB/s'));
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
