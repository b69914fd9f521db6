import type { ColocatedChoice } from '../search';
import type { CostedDeployment } from './costed-deployment';
import { type Variation, variation } from './variation';

/**
 * The ratio by which colocated estimates exceed published runs. DeepSeek-V3 on 128 H800 with 4096 tokens of
 * context and 128 sequences per card is estimated at 3,638 tokens/s per card with the efficiencies of the
 * examples' H800, and ran at 2,324 (DeepSeek's published profile, as quoted in the Step-3 paper, arXiv
 * 2507.19427). The AFD estimate is within 7% of the paper's own run, so the two are compared only beyond this
 * ratio.
 */
export const COLOCATED_RUN = { predicted: 3638, measured: 2324 } as const;

/** 1.57: where no engine is modelled, a colocated estimate must be ahead by more than this factor to count as faster. */
export const COLOCATED_OPTIMISM = COLOCATED_RUN.predicted / COLOCATED_RUN.measured;

/**
 * The same factor with an engine, whose fixed times bring both estimates close to published runs: the medians of kinds of runs differ by
 * up to this factor.
 */
export const ENGINE_MARGIN = 1.1;

/** The factor by which a colocated estimate must be ahead to count as faster. */
function leadNeeded({ engine }: CostedDeployment['spec']): number {
  return engine === 'none' ? COLOCATED_OPTIMISM : ENGINE_MARGIN;
}

/** The colocated split of the same cards that beats an AFD deployment, and by how much. */
export interface ColocatedRival {
  readonly choice: ColocatedChoice;
  /** The ratio of tokens per second at the same batch. */
  readonly ahead: number;
}

/**
 * The best colocated split of an AFD deployment's cards under the same load, if it is ahead by more than such estimates
 * are known to err ({@link leadNeeded}). Undefined if the halves use different cards, because no server then holds both.
 */
export function colocatedRival(costed: CostedDeployment): ColocatedRival | undefined {
  const [estimate, choice] = [costed.estimate(), costed.bestColocated()];
  if (estimate === undefined || choice === undefined) return undefined;
  const ahead = estimate.tpot / choice.step.tpot;
  return ahead > leadNeeded(costed.spec) ? { choice, ahead } : undefined;
}

type Degrees = Readonly<Record<string, number | undefined>>;

/** Degrees of parallelism without those of 1, which is the default; the first one is kept if all are 1. */
function short(degrees: Degrees | undefined, otherwise: string): Degrees {
  const kept = Object.entries(degrees ?? {}).filter(([, degree]) => degree !== undefined && degree !== 1);
  return kept.length === 0 ? { [otherwise]: 1 } : Object.fromEntries(kept);
}

/** The same cards as one pool. */
export function colocated(costed: CostedDeployment, { choice }: ColocatedRival): Variation {
  const { pool, micro_batches } = choice.deployment;
  const { hardware, instances, accelerators, parallel } = pool;
  const degrees = { attention: short(parallel?.attention, 'data'), ffn: short(parallel?.ffn, 'expert') };
  const value = { hardware, instances, accelerators, parallel: degrees };
  return variation(costed.spec, `Put both halves on the same ${instances} servers`, 'shared cards', [
    { path: ['topology'], value: 'colocated' },
    { path: ['pool'], value },
    { path: ['ffn'], value: undefined },
    { path: ['attention'], value: undefined },
    { path: ['fan_out'], value: undefined },
    { path: ['micro_batches'], value: micro_batches },
  ]);
}
