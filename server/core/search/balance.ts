import {
  type CostedModel,
  type EstimateOptions,
  type Hardware,
  type Layout,
  layOut,
  type Result,
  type Step,
  stepOf,
} from '../cost';
import { type Resource, resourceTerms } from '../pipeline';
import type { DeploymentSpec } from '../spec';
import { crossing } from './bisect';

/** The number of attention instances that keeps an FFN pool busy at a batch. */
export interface Balance {
  /** The unrounded number of attention instances with which attention works as long as the busiest other stage. */
  readonly instances: number;
  /** The same per FFN instance: the A:F ratio. */
  readonly ratio: number;
  /** The smallest sufficient whole number of instances. */
  readonly whole: number;
  /** The stage that attention is balanced against: `ffn` or a link. */
  readonly against: Resource;
}

/** The range of attention instances to search, as multiples of the deployment's. */
const RANGE = { least: 1e-3, most: 1e3 } as const;

/** How many seconds less attention works per step than the busiest other stage, and that stage. */
interface Slack {
  readonly seconds: number;
  readonly against: Resource;
}

/** Attention's slack by the times of the stages. */
function slackOfTimes({ pipeline }: Step): Slack {
  const terms = resourceTerms(pipeline);
  const others = terms.filter(({ name }) => name !== 'attention');
  const busiest = others.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  const attention = terms.find(({ name }) => name === 'attention');
  return { seconds: busiest.seconds - (attention?.seconds ?? 0), against: busiest.name };
}

/**
 * Balances a deployment's stages: the time of attention in a step falls with its instances until it equals the largest
 * of the others, m·Σ A = max(m·Σ F, m·Σ links) over the layers; for equal layers, A = max(F, links).
 * @param slackOf a function that grows with the instances and is zero at the balance
 */
export function balance(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  options: EstimateOptions = {},
  slackOf: (step: Step) => Slack = slackOfTimes,
): Result<Balance> {
  const laidOut = layOut(deployment, model, hardware, options);
  if (!laidOut.ok) return laidOut;
  const layout = laidOut.value;
  const start = stepOf(layout, model);
  if (!start.ok) return start;
  let against = slackOf(start.value).against;
  const multiple = crossing(RANGE.least, RANGE.most, (times) => {
    const step = stepOf(withAttention(layout, times), model);
    if (!step.ok) return -1;
    const slack = slackOf(step.value);
    against = slack.against;
    return slack.seconds;
  });
  const instances = multiple * layout.attention.instances;
  // A number slightly above a whole one is that whole number.
  const whole = Math.max(1, Math.ceil(instances - 1e-6));
  return { ok: true, value: { instances, ratio: instances / layout.ffn.instances, whole, against } };
}

/** The layout with a multiple of the attention instances, fractions included, at the same total batch. */
function withAttention(layout: Layout, times: number): Layout {
  const { attention } = layout;
  return {
    ...layout,
    sequences: layout.sequences / times,
    attention: {
      ...attention,
      instances: attention.instances * times,
      cards: attention.cards * times,
      degrees: { ...attention.degrees, data: attention.degrees.data * times },
    },
  };
}
