import { type FlopsByType, intensity, type ModelWork, meanRate, modelWork, ridgePoint } from '../cost';
import type { CostedDeployment } from './costed-deployment';

/** The position of work on a card's roofline. */
export interface RooflinePlace {
  /** Arithmetic intensity in FLOP/byte. */
  readonly intensity: number;
  /** Ridge point in FLOP/byte, where arithmetic and memory take the same time. */
  readonly ridge: number;
  /** intensity / ridge: above 1 compute-bound, below 1 memory-bound. */
  readonly ratio: number;
}

/** The factor from the ridge point beyond which an intensity counts as far. */
const FAR = 4;

/**
 * The work of one sequence in a decode step: of one token, or with a draft of all tokens that are verified, which
 * read the state once.
 */
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

/** The position of a deployment's attention on its card's roofline, if it is far from the ridge point. */
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
