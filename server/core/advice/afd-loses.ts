import type { ColocatedChoice } from '../search';
import type { CostedDeployment } from './costed-deployment';
import { type Variation, variation } from './variation';

/**
 * By how much the estimate of a colocated deployment is too fast against published runs: DeepSeek-V3 on 128 H800 at 4096
 * tokens of context and 128 sequences a card is estimated at 3,638 tokens/s per card with the efficiencies of the examples'
 * H800, and ran at 2,324 (DeepSeek's published profile, as the Step-3 paper, arXiv 2507.19427, quotes it). The estimate of AFD is
 * within 7% of the paper's own run, so that the two are compared only beyond this factor.
 */
export const COLOCATED_RUN = { predicted: 3638, measured: 2324 } as const;

/** 1.57: what a colocated estimate has to be ahead by before it may be called faster, where no engine is modelled. */
export const COLOCATED_OPTIMISM = COLOCATED_RUN.predicted / COLOCATED_RUN.measured;

/**
 * What it has to be ahead by with an engine, whose fixed times make both estimates meet published runs: medians of kinds of runs
 * differ by up to this factor, and two halves of a comparison err alike.
 */
export const ENGINE_MARGIN = 1.1;

/** What a colocated estimate has to be ahead by. */
export function leadNeeded({ engine }: CostedDeployment['spec']): number {
  return engine === 'none' ? COLOCATED_OPTIMISM : ENGINE_MARGIN;
}

/** The colocated split of the same cards that beats a deployment of AFD, and by how much. */
export interface ColocatedRival {
  readonly choice: ColocatedChoice;
  /** How many times as many tokens per second it gives at the same batch. */
  readonly ahead: number;
}

/**
 * The best colocated split of an AFD deployment's own cards under the same load, where it is ahead by more than
 * such estimates are known to err ({@link leadNeeded}). Halves on different cards have no such rival: no server
 * holds both.
 */
export function colocatedRival(costed: CostedDeployment): ColocatedRival | undefined {
  const [estimate, choice] = [costed.estimate(), costed.bestColocated()];
  if (estimate === undefined || choice === undefined) return undefined;
  const ahead = estimate.tpot / choice.step.tpot;
  return ahead > leadNeeded(costed.spec) ? { choice, ahead } : undefined;
}

type Degrees = Readonly<Record<string, number | undefined>>;

/** Degrees of parallelism without those of 1, which hold anyway; the first one stays where all are. */
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
