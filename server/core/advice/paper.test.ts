import { describe, expect, it } from 'vitest';
import { both, card, deployment, model } from '../../../tests/kit/specs';
import { computeRate, estimate, intensity, modelWork, ridgePoint } from '../cost';
import { COLOCATED_OPTIMISM, COLOCATED_RUN } from './afd-loses';
import { computeBoundBatch } from './ffn-below-compute-bound';
import { stateCopies } from './kv-replicated';
import { minimumSparsity, sparsity } from './minimum-sparsity';
import { layerBudget, PAPER_TPOT, stageBudget } from './stage-budget-broken';

/** What the Step-3 paper (arXiv 2507.19427) derives, to the printed digit. */

const h800 = card('catalog:nvidia-h800');
const flops = computeRate(h800, 'fp8')?.peak ?? Number.NaN;
const { bandwidth } = h800.memory;
const network = 8 * (h800.scale_out?.bandwidth ?? Number.NaN);
/** A stage of the paper's three-stage pipeline over all layers: a third of 50 ms, as it rounds it (down). */
const PAPER_STAGE = 16.6e-3;
const step3 = { type: 'moe', experts: 48, active: 3, shared: 1, width: 5120 } as const;

describe('minimum sparsity', () => {
  const inputs = {
    hidden: 7168,
    layers: 61,
    flops,
    bandwidth,
    network,
    dispatchBytes: 1,
    combineBytes: 2,
    weightBytes: 1,
    stageSeconds: PAPER_STAGE,
  };
  it('of H800 is 0.058 for hidden 7168 and 61 layers', () => {
    expect(minimumSparsity(inputs).toFixed(3)).toBe('0.058');
  });
  it('comes out as the paper writes it, with 11.1 ms for two thirds of a stage', () => {
    const printed = (7168 * flops * 61) / (network * bandwidth * 11.1e-3);
    expect(minimumSparsity({ ...inputs, stageSeconds: 1.5 * 11.1e-3 })).toBeCloseTo(printed, 12);
  });
  it('is in proportion to the bytes on the way and against the network', () => {
    const heavier = { ...inputs, dispatchBytes: 2, combineBytes: 4, network: network / 2 };
    expect(minimumSparsity(heavier) / minimumSparsity(inputs)).toBeCloseTo(4, 12);
  });
});

describe('compute-bound batch', () => {
  it('of Step-3 on H800 is 3,620', () => {
    expect(Math.round(computeBoundBatch(flops, bandwidth, 1, sparsity(step3)))).toBe(3620);
  });
  it('of a dense FFN is half the ridge', () => {
    expect(computeBoundBatch(flops, bandwidth, 1, 1)).toBeCloseTo(flops / bandwidth / 2, 9);
  });
});

describe('stage budget', () => {
  it('is 272 us a layer for 61 layers and the paper’s stage', () => {
    expect((layerBudget(PAPER_STAGE, 61) * 1e6).toFixed(0)).toBe('272');
  });
  it('is 12.5 ms for four stages of 50 ms', () => {
    expect(stageBudget(PAPER_TPOT, 4)).toBe(12.5e-3);
    expect(Math.floor(stageBudget(PAPER_TPOT, 3) * 1e4) / 1e4).toBe(PAPER_STAGE);
  });
});

describe('the L20 example', () => {
  it('has 67 MB of projections a layer with the output projection over 8 cards', () => {
    const mfa = model('step-3').attentions.get('mfa');
    const all = mfa?.operator.projections.evaluate(mfa.variables) ?? Number.NaN;
    const output = mfa?.operator.split.output.evaluate(mfa.variables) ?? Number.NaN;
    expect(((all - output + output / 8) / 1e6).toFixed(0)).toBe('67');
  });
});

describe('attention intensity', () => {
  it.each([
    ['step-3', 128, 0.22],
    ['deepseek-v3', 512, 0.87],
    ['qwen3-235b-a22b', 32, 0.05],
  ])('of %s is %i, against H800’s ridge of 591', (id, expected, ratio) => {
    const work = modelWork(model(`catalog:${id}`), 8192, 'step3-paper');
    const ridge = ridgePoint(h800, flops);
    expect(intensity(work)).toBeCloseTo(expected, 9);
    expect(ridge.toFixed(0)).toBe('591');
    expect((intensity(work) / ridge).toFixed(2)).toBe(ratio.toFixed(2));
  });
});

describe('the optimism of colocated estimates', () => {
  it('is what DeepSeek-V3 on 128 H800 is estimated at over what was measured', () => {
    const ep128 = estimate(deployment('deepseek-v3-ep128'), model('deepseek-v3'), both(card('h800')));
    expect(ep128.ok && Math.round(ep128.value.tokensPerSecondPerAccelerator)).toBe(COLOCATED_RUN.predicted);
    expect(COLOCATED_OPTIMISM.toFixed(2)).toBe('1.57');
  });
});

describe('copies of the KV cache', () => {
  const copies = (id: string, name: string, tensor: number): number => {
    const design = model(`catalog:${id}`).attentions.get(name);
    if (design === undefined) throw new Error(`no ${name}`);
    return stateCopies(design, tensor, 4096);
  };
  it.each([
    ['step-3', 'mfa', 8, 8],
    ['deepseek-v3', 'mla', 8, 8],
    ['qwen3-235b-a22b', 'gqa', 4, 1],
    ['qwen3-235b-a22b', 'gqa', 8, 2],
  ])('of %s ‘%s’ over %i cards are %i', (id, name, tensor, expected) => {
    expect(copies(id, name, tensor)).toBe(expected);
  });
});
