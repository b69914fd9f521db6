import { type CostedModel, estimateStep, type Step } from '../cost';
import type { ColocatedSpec, DeploymentSpec, HardwareSpec } from '../spec';
import { fits } from './memory-fit';

/** Cards to put a model on. */
export interface Cards {
  readonly hardware: HardwareSpec;
  /** The reference that a deployment's file would give for it. */
  readonly reference: string;
  readonly instances: number;
  readonly accelerators: number;
}

/** A colocated deployment and its step. */
export interface ColocatedChoice {
  readonly deployment: ColocatedSpec;
  readonly step: Step;
}

/**
 * The fastest colocated split of some cards under a load, of those that fit the memory: every division of the cards into data and
 * tensor parallel for attention, and into tensor, expert and data parallel for the FFN, with and without two-batch overlap. At
 * one batch the fastest is also the cheapest. Undefined where none fits.
 * @param load the deployment that is compared with: its workload, imbalance, speculation and reserve are kept
 */
export function bestColocated(
  cards: Cards,
  model: CostedModel,
  load: DeploymentSpec,
): ColocatedChoice | undefined {
  const hardware = { attention: cards.hardware, ffn: cards.hardware };
  let best: ColocatedChoice | undefined;
  for (const deployment of splits(cards, load)) {
    const step = estimateStep(deployment, model, hardware);
    if (!step.ok || !fits(model, step.value.layout)) continue;
    if (best === undefined || step.value.tpot < best.step.tpot) best = { deployment, step: step.value };
  }
  return best;
}

/** Tensor parallelism stays inside a server; the other degrees share what is left. */
function* splits(cards: Cards, load: DeploymentSpec): Generator<ColocatedSpec> {
  const { reference, instances, accelerators } = cards;
  const total = instances * accelerators;
  for (const micro_batches of [1, 2])
    for (const attentionTensor of divisors(accelerators))
      for (const tensor of divisors(accelerators))
        for (const expert of divisors(total / tensor)) {
          const attention = { tensor: attentionTensor, data: total / attentionTensor };
          const ffn = { tensor, expert, data: total / tensor / expert };
          const pool = { hardware: reference, instances, accelerators, parallel: { attention, ffn } };
          yield {
            name: load.name,
            model: load.model,
            workload: load.workload,
            target: load.target,
            imbalance: load.imbalance,
            speculative: load.speculative,
            reserve: load.reserve,
            topology: 'colocated',
            pool,
            micro_batches,
          };
        }
}

/** The divisors of a number of cards, smallest first; none of a number that is too large to be one. */
function divisors(count: number): readonly number[] {
  const found: number[] = [];
  if (!Number.isSafeInteger(count) || count > 1e6) return found;
  for (let divisor = 1; divisor <= count; divisor++) if (count % divisor === 0) found.push(divisor);
  return found;
}
