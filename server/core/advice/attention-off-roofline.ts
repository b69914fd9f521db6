import { type FlopsByType, intensity, type ModelWork, meanRate, modelWork, ridgePoint } from '../cost';
import type { CostedDeployment } from './costed-deployment';

/** Where work stands on a card's roofline. */
export interface RooflinePlace {
  /** FLOPs per byte of the work. */
  readonly intensity: number;
  /** FLOPs per byte at which the card's arithmetic and memory take the same time. */
  readonly ridge: number;
  /** intensity / ridge: above 1 compute bound, below 1 memory bound, at 1 neither waits for the other. */
  readonly ratio: number;
}

/** By what factor an intensity has to be off a card's ridge to count as far. */
const FAR = 4;

/** The work of one sequence in a step: of one token, or with a draft of all that are verified, which read the state once. */
export function stepWork(costed: CostedDeployment): ModelWork | undefined {
  const layout = costed.estimate() === undefined ? undefined : costed.layout();
  if (layout === undefined) return undefined;
  const { verified } = layout.speculation;
  const work = modelWork(costed.model, layout.context);
  if (verified === 1) return work;
  const times = (flops: FlopsByType): FlopsByType =>
    new Map([...flops].map(([type, amount]) => [type, amount * verified]));
  return {
    stateBytes: work.stateBytes,
    attentionFlops: work.attentionFlops * verified,
    linearFlops: work.linearFlops * verified,
    ffnFlops: work.ffnFlops * verified,
    otherFlops: work.otherFlops * verified,
    attentionByType: times(work.attentionByType),
    linearByType: times(work.linearByType),
    ffnByType: times(work.ffnByType),
  };
}

/** Where the attention of a deployment stands on its card's roofline, if that is far from the ridge. */
export function farFromRidge(costed: CostedDeployment): RooflinePlace | undefined {
  const work = stepWork(costed);
  if (work === undefined || !(work.stateBytes > 0)) return undefined;
  const { attention } = costed.hardware;
  const rate = meanRate(attention, work.attentionByType);
  if (rate === undefined) return undefined;
  const ridge = ridgePoint(attention, rate);
  const place = { intensity: intensity(work), ridge, ratio: intensity(work) / ridge };
  const far = place.ratio * FAR < 1 || place.ratio > FAR;
  return far && place.ratio > 0 && Number.isFinite(place.ratio) ? place : undefined;
}
