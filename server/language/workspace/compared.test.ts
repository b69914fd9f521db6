import { describe, expect, it } from 'vitest';
import { AFD, CARD, changed } from '../../../tests/kit/texts';
import { uriOf, workspaceOf } from '../../../tests/kit/workspace';
import { contextsOf } from '../../core/summary/contexts';
import { deploymentBound } from '../../core/summary/deployment-bound';
import { resolveDeployment, type SourceFile, type Workspace } from '.';
import { comparedCards, comparedModels } from './compared';

const DEPLOYMENT = changed(AFD, { 'batch: 64': 'batch: 96', 'catalog:nvidia-h800': './card.hardware.yaml' });
const PRICED = changed(CARD, {
  '$1.00/h': '$2.00/h',
  'fp8: 50 TFLOP/s': 'fp8: 1980 TFLOP/s',
  '2 TB/s': '3.35 TB/s',
});

function deploymentOf(workspace: Workspace): SourceFile<'deployment'> {
  const file = workspace.file(uriOf('d.deployment.yaml'));
  if (file?.kind !== 'deployment') throw new Error('no deployment');
  return file;
}

describe('a deployment', () => {
  it('costs what each half costs on its own card', () => {
    const workspace = workspaceOf({ 'd.deployment.yaml': DEPLOYMENT, 'card.hardware.yaml': PRICED });
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
    const card = changed(PRICED, { 'price: $2.00/h\n': '' });
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
      const text = changed(DEPLOYMENT, { 'context: 4096': `context: ${context}` });
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
