import { catalog } from '../../server/core/catalog';
import { type CostedModel, costModel, estimate, estimateStep } from '../../server/core/cost';
import { simulate } from '../../server/core/pipeline';
import { deploymentSchema, type HardwareSpec, type ModelSpec } from '../../server/core/spec';
import { catalogUri, Workspace } from '../../server/language';
import { perSecond } from './statistics';

/** How many decode steps of a 61-layer model with three kinds of layer are estimated and simulated in a second. */
export interface EstimateSpeed {
  /** The step alone, as searches take it. */
  readonly step: number;
  /** With breakdown, costs, memory and interval, as an editor shows it. */
  readonly estimate: number;
  /** The same on shared cards, with two-batch overlap. */
  readonly colocated: number;
  /** Steps of 3 micro-batches played event by event, with a timeline. */
  readonly simulatedSteps: number;
}

const workload = { context: 4096, batch: 6144 };
const pool = { hardware: 'catalog:nvidia-h800', instances: 2, accelerators: 8 };

const apart = deploymentSchema.parse({
  name: 'AFD',
  model: 'catalog:step-3',
  workload,
  topology: 'afd',
  attention: pool,
  ffn: { ...pool, parallel: { tensor: 8 } },
});
const together = deploymentSchema.parse({
  name: 'Colocated',
  model: 'catalog:step-3',
  workload,
  topology: 'colocated',
  pool: { ...pool, instances: 4 },
  micro_batches: 2,
});

function fromCatalog(id: string): unknown {
  if (!catalog.some((entry) => entry.id === id)) throw new Error(`no catalog entry ${id}`);
  return new Workspace().file(catalogUri(id) ?? '')?.spec;
}

/** Step-3 with one FFN more, so that three kinds of layer take turns. */
function threeKinds(): CostedModel {
  const step3 = fromCatalog('step-3') as ModelSpec;
  const result = costModel({
    ...step3,
    ffn: { ...step3.ffn, wide: { type: 'dense', width: 24_576 } },
    layers: [
      { count: 4, attention: 'mfa', ffn: 'dense' },
      { count: 56, attention: 'mfa', ffn: 'moe' },
      { count: 1, attention: 'mfa', ffn: 'wide' },
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

/** The speed of estimates and simulations on one core, in this process. */
export function measureEstimates(): EstimateSpeed {
  const model = threeKinds();
  const card = fromCatalog('nvidia-h800') as HardwareSpec;
  const hardware = { attention: card, ffn: card };
  const first = estimateStep(apart, model, hardware);
  if (!first.ok) throw new Error(JSON.stringify(first.problems));
  const { pipeline } = first.value;
  const hundred = (work: (batch: number) => unknown) => (): number => {
    for (let more = 0; more < 100; more++) work(6144 + more);
    return 100;
  };
  const speed = (work: () => number): number => {
    // The first round lets the compiler do its work.
    perSecond(work, 0.5);
    return perSecond(work);
  };
  return {
    step: speed(hundred((batch) => estimateStep(apart, model, hardware, { batch }))),
    estimate: speed(hundred((batch) => estimate(apart, model, hardware, { batch }))),
    colocated: speed(hundred((batch) => estimate(together, model, hardware, { batch }))),
    simulatedSteps: speed(() => {
      const { warmup, steps } = simulate(pipeline, { timeline: true });
      return warmup.steps + steps;
    }),
  };
}
