import { type CostedModel, estimateStep, type Hardware, layOut, poolMemory, type Step } from '../cost';
import { usdPerMillion } from '../cost/bound';
import { lowerBounds, type TermName } from '../pipeline';
import type { DeploymentSpec } from '../spec';
import { largestWhole } from './bisect';
import { largestBatchIn } from './memory-fit';
import { batchesNear, neighbours } from './neighbours';
import { paretoFrontier } from './pareto';

/** A deployment similar to another one, and its figures. */
export interface FrontierPoint {
  /** The deployment with this batch. */
  readonly deployment: DeploymentSpec;
  readonly accelerators: number;
  readonly batch: number;
  readonly tpot: number;
  readonly tokensPerSecondPerAccelerator: number;
  /** Null if a card has no price. */
  readonly usdPerMillionTokens: number | null;
  /** What limits its step. */
  readonly boundBy: TermName;
}

/**
 * The neighbours of a deployment that fit their memory and are Pareto-optimal in TPOT, output per accelerator and
 * cost, sorted by TPOT. Each is evaluated at some batches around the deployment's, and at the largest that meets
 * the target.
 */
export function neighboursFrontier(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
): readonly FrontierPoint[] {
  const points: FrontierPoint[] = [];
  for (const neighbour of neighbours(deployment))
    for (const { batch, step } of stepsOf(neighbour, model, hardware))
      points.push(pointOf(neighbour, batch, step));
  // Of equal points, keep the one with the fewest accelerators.
  points.sort((one, other) => one.accelerators - other.accelerators);
  return paretoFrontier(points, (point) => [
    point.tpot,
    -point.tokensPerSecondPerAccelerator,
    point.usdPerMillionTokens ?? 0,
  ]);
}

interface BatchStep {
  readonly batch: number;
  readonly step: Step;
}

function stepsOf(deployment: DeploymentSpec, model: CostedModel, hardware: Hardware): readonly BatchStep[] {
  const roomy = layOut(deployment, model, hardware, { batch: Number.MAX_SAFE_INTEGER });
  if (!roomy.ok) return [];
  const layout = roomy.value;
  const unit = layout.microBatches * layout.attention.degrees.data;
  const room = largestBatchIn(poolMemory(model, layout), layout.batch) ?? Number.MAX_SAFE_INTEGER;
  const at = (batch: number): Step | undefined => {
    const step = estimateStep(deployment, model, hardware, { batch });
    return step.ok ? step.value : undefined;
  };
  const batches = [...batchesNear(deployment.workload.batch, unit)].filter((batch) => batch <= room);
  const target = deployment.target?.tpot;
  const largest = batches.at(-1);
  if (target !== undefined && largest !== undefined) {
    const meets = (units: number): boolean => (at(units * unit)?.tpot ?? Number.POSITIVE_INFINITY) <= target;
    const units = largestWhole(1, Math.floor(largest / unit), meets);
    if (units !== undefined) batches.push(units * unit);
  }
  return [...new Set(batches)].flatMap((batch) => {
    const step = at(batch);
    return step === undefined ? [] : [{ batch, step }];
  });
}

function pointOf(deployment: DeploymentSpec, batch: number, step: Step): FrontierPoint {
  const { layout, tpot, pipeline } = step;
  const { pools } = layout;
  const accelerators = pools.reduce((sum, { cards }) => sum + cards, 0);
  const tokensPerSecond = (batch * layout.utilization) / tpot;
  const usd = pools.map(({ hardware, cards }) => usdPerMillion(cards / tokensPerSecond, hardware));
  const terms = lowerBounds(pipeline);
  return {
    deployment: { ...deployment, workload: { ...deployment.workload, batch } },
    accelerators,
    batch,
    tpot,
    tokensPerSecondPerAccelerator: tokensPerSecond / accelerators,
    usdPerMillionTokens: usd.some((cost) => cost === undefined)
      ? null
      : usd.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    boundBy: terms.reduce((one, other) => (other.seconds > one.seconds ? other : one)).name,
  };
}
