import { describe, expect, it } from 'vitest';
import { contextsOf } from '../../core/summary/contexts';
import { deploymentBound } from '../../core/summary/deployment-bound';
import { resolveDeployment, type SourceFile, Workspace } from '.';
import { comparedCards, comparedModels } from './compared';

const AT = 'file:///folder/';

const DEPLOYMENT = `name: D
model: catalog:step-3
workload: { context: 4096, batch: 96 }
topology: afd
attention: { hardware: catalog:nvidia-h20, instances: 1, accelerators: 8 }
ffn: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }
`;

const CARD = `name: Card
price: $2.00/h
compute: { fp8: 1980 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
`;

/** A workspace of these files. */
function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files)) workspace.update(`${AT}${name}`, text);
  return workspace;
}

function deploymentOf(workspace: Workspace): SourceFile<'deployment'> {
  const file = workspace.file(`${AT}d.deployment.yaml`);
  if (file?.kind !== 'deployment') throw new Error('no deployment');
  return file as SourceFile<'deployment'>;
}

describe('a deployment', () => {
  it('costs what each half costs on its own card', () => {
    const workspace = workspaceOf({ 'd.deployment.yaml': DEPLOYMENT, 'card.hardware.yaml': CARD });
    const resolved = resolveDeployment(workspace, deploymentOf(workspace));
    if (resolved === undefined) throw new Error('not resolved');
    const bound = deploymentBound(resolved.costed, 8192, 'step3-paper');
    expect(bound.attention).toMatchObject({
      boundBy: 'compute',
      usdPerMillionTokens: expect.closeTo(0.0401, 4),
    });
    expect(bound.ffn).toMatchObject({ usdPerMillionTokens: expect.closeTo(0.015, 3) });
    expect(bound.usdPerMillionTokens?.toFixed(3)).toBe('0.055');
  });

  it('has no cost where one of its cards has no price', () => {
    const card = CARD.replace('price: $2.00/h\n', '');
    const workspace = workspaceOf({ 'd.deployment.yaml': DEPLOYMENT, 'card.hardware.yaml': card });
    const resolved = resolveDeployment(workspace, deploymentOf(workspace));
    if (resolved === undefined) throw new Error('not resolved');
    const bound = deploymentBound(resolved.costed, 8192);
    expect(bound.usdPerMillionTokens).toBeNull();
    expect(bound.ffn?.usdPerMillionTokens).toBeNull();
    expect(bound.attention?.usdPerMillionTokens).toBeGreaterThan(0);
  });

  it('is not resolved while a card is missing', () => {
    const workspace = workspaceOf({ 'd.deployment.yaml': DEPLOYMENT });
    expect(resolveDeployment(workspace, deploymentOf(workspace))).toBeUndefined();
  });

  it('is shown at its own context and the usual ones, each once', () => {
    const contexts = (context: string): readonly number[] => {
      const text = DEPLOYMENT.replace('context: 4096', `context: ${context}`);
      const { spec } = deploymentOf(workspaceOf({ 'd.deployment.yaml': text }));
      return spec === undefined ? [] : contextsOf(spec);
    };
    expect(contexts('4096')).toEqual([4096, 8192, 32768]);
    expect(contexts('8K')).toEqual([8192, 32768]);
    expect(contexts('{ mean: 10000, max: 64K }')).toEqual([8192, 10000, 32768]);
  });
});

describe('what a model or a card is compared with', () => {
  const names = (compared: readonly { readonly spec: { readonly name: string } }[]): string[] =>
    compared.map(({ spec }) => spec.name);

  it('is what the workspace has, in the order of its files', () => {
    const workspace = workspaceOf({
      'b.hardware.yaml': CARD.replace('Card', 'B'),
      'a.hardware.yaml': CARD.replace('Card', 'A'),
      'broken.hardware.yaml': 'name: [',
    });
    expect(names(comparedCards(workspace))).toEqual(['A', 'B']);
  });

  it('is what the paper compares where the workspace has none', () => {
    const workspace = workspaceOf({ 'd.deployment.yaml': DEPLOYMENT });
    const cards = [/H800/, /H20/, /A800/, /910B/].map((name) => expect.stringMatching(name));
    expect(names(comparedCards(workspace))).toEqual(cards);
    expect(names(comparedModels(workspace))).toEqual(['Step-3', 'DeepSeek-V3', 'Qwen3-235B-A22B']);
  });
});
