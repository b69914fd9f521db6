import { COLOCATED_OPTIMISM } from '../cost';
import type { ColocatedChoice } from '../search';
import type { CostedDeployment } from './costed-deployment';

/** The colocated split of the same cards that beats a deployment of AFD, and by how much. */
export interface ColocatedRival {
  readonly choice: ColocatedChoice;
  /** How many times as many tokens per second it gives at the same batch. */
  readonly ahead: number;
}

/**
 * The best colocated split of an AFD deployment's own cards under the same load, where it is ahead by more than colocated
 * estimates are known to be too fast ({@link COLOCATED_OPTIMISM}). Halves on different cards have no such rival: no server
 * holds both.
 */
export function colocatedRival(costed: CostedDeployment): ColocatedRival | undefined {
  const [estimate, choice] = [costed.estimate(), costed.bestColocated()];
  if (estimate === undefined || choice === undefined) return undefined;
  const ahead = estimate.tpot / choice.step.tpot;
  return ahead > COLOCATED_OPTIMISM ? { choice, ahead } : undefined;
}
