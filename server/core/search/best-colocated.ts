import { type CostedModel, type Hardware, layOut, type Step, stepOf } from '../cost';
import { resourceTerms } from '../pipeline';
import type { ColocatedSpec, DeploymentSpec, HardwareSpec } from '../spec';
import { divisors } from './divisors';
import { fits } from './memory-fit';

/** Cards to put a model on. */
export interface Cards {
  readonly hardware: HardwareSpec;
  /** The reference to it in a deployment file. */
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
 * The fastest colocated split of some cards under a load that fits the memory. Tries every division of the cards
 * into data and tensor parallel for attention, and into tensor, expert and data parallel for the FFN, with and
 * without two-batch overlap. At a given batch the fastest is also the cheapest. Undefined if none fits.
 *
 * @param load the deployment to compare with: its engine, workload, imbalance, speculation and reserve are kept
 */
export function bestColocated(
  cards: Cards,
  model: CostedModel,
  load: DeploymentSpec,
): ColocatedChoice | undefined {
  const hardware = { attention: cards.hardware, ffn: cards.hardware };
  let best: ColocatedChoice | undefined;
  for (const split of splits(cards, load)) {
    const whole = stepThatFits(split, model, hardware);
    if (whole === undefined) continue;
    if (best === undefined || whole.tpot < best.step.tpot) best = { deployment: split, step: whole };
    // Overlap hides the network behind the cards' work, which two half batches do not reduce.
    if (workAlone(whole) >= best.step.tpot) continue;
    const deployment = { ...split, micro_batches: 2 };
    const halves = stepThatFits(deployment, model, hardware);
    if (halves !== undefined && halves.tpot < best.step.tpot) best = { deployment, step: halves };
  }
  return best;
}

function stepThatFits(deployment: ColocatedSpec, model: CostedModel, hardware: Hardware): Step | undefined {
  const layout = layOut(deployment, model, hardware, {});
  if (!layout.ok || !fits(model, layout.value)) return undefined;
  const step = stepOf(layout.value, model);
  return step.ok ? step.value : undefined;
}

/** Seconds per token that the cards work, without waiting for a network. */
function workAlone({ pipeline, layout }: Step): number {
  const cards = resourceTerms(pipeline).find(({ name }) => name === 'cards')?.seconds ?? 0;
  return cards / layout.speculation.kept;
}

/** The splits to try. Tensor parallelism stays inside a server; the other degrees divide the rest. */
function* splits(cards: Cards, load: DeploymentSpec): Generator<ColocatedSpec> {
  const { reference, instances, accelerators } = cards;
  const total = instances * accelerators;
  const within = divisors(accelerators);
  for (const tensor of within)
    for (const expert of divisors(total / tensor))
      for (const attentionTensor of within) {
        const attention = { tensor: attentionTensor, data: total / attentionTensor };
        const ffn = { tensor, expert, data: total / tensor / expert };
        const pool = { hardware: reference, instances, accelerators, parallel: { attention, ffn } };
        yield {
          name: load.name,
          model: load.model,
          workload: load.workload,
          engine: load.engine,
          target: load.target,
          imbalance: load.imbalance,
          speculative: load.speculative,
          reserve: load.reserve,
          topology: 'colocated',
          pool,
          micro_batches: 1,
        };
      }
}
