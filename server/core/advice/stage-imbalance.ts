import { type ResourceTerm, ROUND_TRIP, resourceTerms, type TermName } from '../pipeline';
import { HALVES, type Half, halvesOf, sharesCards } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { withInstances } from './instances';
import { canReplace } from './memory-exceeded';
import type { Variation } from './variation';

/** An AFD stage with so much less work than the busiest one that its cards are mostly idle. */
export interface IdleStage {
  readonly half: Half;
  /** Seconds of a step in which it works, over all layers and micro-batches. */
  readonly seconds: number;
  readonly busiest: ResourceTerm;
}

/** A stage that works less than this share of the time of the busiest stage counts as idle. */
const IDLE = 0.5;

/** The stages of a deployment, cards and links, over all layers and micro-batches, without LM heads. */
function stagesOf(costed: CostedDeployment): readonly ResourceTerm[] {
  const estimate = costed.estimate();
  return estimate === undefined ? [] : resourceTerms(estimate.pipeline);
}

/** The halves of an AFD deployment whose cards are mostly idle; empty for a colocated one. */
export function idleStages(costed: CostedDeployment): readonly IdleStage[] {
  if (sharesCards(costed.spec)) return [];
  const stages = stagesOf(costed);
  const busiest = stages.reduce<ResourceTerm | undefined>(
    (most, stage) => (most === undefined || stage.seconds > most.seconds ? stage : most),
    undefined,
  );
  if (busiest === undefined) return [];
  return HALVES.flatMap((half) => {
    const seconds = stages.find(({ name }) => name === half)?.seconds;
    return seconds !== undefined && seconds < IDLE * busiest.seconds ? [{ half, seconds, busiest }] : [];
  });
}

/** The name of a stage in messages. */
export function stageName(name: TermName): string {
  if (name === ROUND_TRIP) return 'the round trip of a micro-batch';
  if (name === 'ffn') return 'the FFN';
  return name === 'attention' ? name : name === 'cards' ? 'the computation' : `the ${name} link`;
}

/**
 * The number of attention instances with which the cards of an idle half no longer wait (the A:F ratio that
 * balances), at the same batch. Undefined if no whole number balances the stages, or if that many could not hold
 * the batch.
 */
export function balanced(costed: CostedDeployment, half: IdleStage['half']): Variation | undefined {
  const { spec } = costed;
  const whole = costed.balance()?.whole;
  const { pool } = halvesOf(spec).attention;
  if (whole === undefined || whole === pool.instances) return undefined;
  const varied = withInstances(spec, pool.key, whole);
  if (varied === undefined) return undefined;
  const after = costed.vary(varied.spec);
  const evens = idleStages(after).every((idle) => idle.half !== half);
  return evens && canReplace(costed, after) ? varied : undefined;
}
