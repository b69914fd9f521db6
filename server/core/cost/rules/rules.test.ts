import { describe, expect, it } from 'vitest';
import { both, card, deployment, model } from '../../../../tests/support/specs';
import { computeRate, estimate, intensity, modelWork } from '..';
import {
  attentionBudget,
  COLOCATED_OPTIMISM,
  COLOCATED_RUN,
  computeBoundBatch,
  ffnBudget,
  layerBudget,
  minimumSparsity,
  PAPER_STAGE,
  PAPER_TPOT,
  paperMinimumSparsity,
  rooflinePlace,
  sparsity,
  stageBudget,
  stateCopies,
} from '.';

/** What the Step-3 paper (arXiv 2507.19427) derives, to the printed digit. */

const h800 = card('catalog:nvidia-h800');
const flops = computeRate(h800, 'fp8')?.peak ?? Number.NaN;
const { bandwidth } = h800.memory;
const network = 8 * (h800.scale_out?.bandwidth ?? Number.NaN);
const step3 = { type: 'moe', experts: 48, active: 3, shared: 1, width: 5120 } as const;

describe('minimum sparsity', () => {
  const inputs = { hidden: 7168, layers: 61, flops, bandwidth, network };
  it('of H800 is 0.058 for hidden 7168 and 61 layers', () => {
    expect(paperMinimumSparsity(inputs).toFixed(3)).toBe('0.058');
  });
  it('comes out of the general form with the paper’s formats and stage', () => {
    const general = {
      ...inputs,
      dispatchBytes: 1,
      combineBytes: 2,
      weightBytes: 1,
      stageSeconds: PAPER_STAGE,
    };
    expect(minimumSparsity(general).toFixed(3)).toBe('0.058');
    expect(minimumSparsity({ ...general, stageSeconds: 1.5 * 11.1e-3 })).toBeCloseTo(
      paperMinimumSparsity(inputs),
      12,
    );
  });
  it('is in proportion to the bytes on the way and against the network', () => {
    const general = {
      ...inputs,
      dispatchBytes: 1,
      combineBytes: 2,
      weightBytes: 1,
      stageSeconds: PAPER_STAGE,
    };
    const heavier = { ...general, dispatchBytes: 2, combineBytes: 4, network: network / 2 };
    expect(minimumSparsity(heavier) / minimumSparsity(general)).toBeCloseTo(4, 12);
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
  const l20 = card('catalog:nvidia-l20').memory.bandwidth;
  it('reads 235 MB in 272 us, 168 MB and 328K tokens of them KV cache', () => {
    const { bytes } = attentionBudget(l20, 272e-6, 0, 512);
    expect((bytes / 1e6).toFixed(0)).toBe('235');
    // The paper goes on from its rounded figures.
    const printed = attentionBudget(235e6 / 272e-6, 272e-6, 67e6, 512);
    expect((printed.stateBytes / 1e6).toFixed(0)).toBe('168');
    expect((printed.tokens / 1e3).toFixed(0)).toBe('328');
  });
  it('has 67 MB of projections a layer with the output projection over 8 cards', () => {
    const mfa = model('step-3').attentions.get('mfa');
    const all = mfa?.operator.projections.evaluate(mfa.variables) ?? Number.NaN;
    const output = mfa?.operator.split.output.evaluate(mfa.variables) ?? Number.NaN;
    expect(((all - output + output / 8) / 1e6).toFixed(0)).toBe('67');
  });
  it('takes 6 servers for 300 GB of FFN weights at half the bandwidth', () => {
    const { bytesPerCard, bytesPerServer, servers } = ffnBudget(l20, 0.5, PAPER_STAGE, 8, 300e9);
    // Printed rounded down, and the server as 8 of the printed cards.
    expect(Math.floor(bytesPerCard / 1e8) / 10).toBe(7.1);
    expect(bytesPerServer).toBe(8 * bytesPerCard);
    expect(((8 * Math.floor(bytesPerCard / 1e8)) / 10).toFixed(1)).toBe('56.8');
    expect(servers).toBe(6);
  });
});

describe('attention intensity', () => {
  it.each([
    ['step-3', 128, 0.22],
    ['deepseek-v3', 512, 0.87],
    ['qwen3-235b-a22b', 32, 0.05],
  ])('of %s is %i, against H800’s ridge of 591', (id, expected, ratio) => {
    const work = modelWork(model(`catalog:${id}`), 8192, 'step3-paper');
    const place = rooflinePlace(intensity(work), h800, 'fp8');
    expect(place?.intensity).toBeCloseTo(expected, 9);
    expect(place?.ridge.toFixed(0)).toBe('591');
    expect(place?.ratio.toFixed(2)).toBe(ratio.toFixed(2));
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
