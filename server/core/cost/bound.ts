import { formula } from '../formula';
import type { HardwareSpec, NumberType } from '../spec';
import type { CostedModel } from './costed-model';
import { computeRate } from './rate';
import type { FlopsByType, ModelWork } from './work';

/** Minimum card-seconds per token for attention. */
export const ATTENTION_SECONDS = formula(
  'max(attention_flops / attention_rate, state_bytes / memory_bandwidth) + linear_flops / linear_rate',
);
/** Minimum card-seconds per token for the FFN. */
export const FFN_SECONDS = formula('ffn_flops / ffn_rate');
/** USD per 1M tokens from card-seconds per token. */
export const USD_PER_MILLION = formula('1e6 * seconds_per_token * price_per_hour / 3600');

/** The theoretical bound of one half (attention or FFN) on a card. */
interface HalfBound {
  /** Card-seconds per token. */
  readonly seconds: number;
  /** Undefined if the card has no price. */
  readonly usdPerMillionTokens: number | undefined;
  readonly boundBy: 'compute' | 'memory';
}

/** The bound of both halves on one card. */
export interface CardBound {
  readonly attention: HalfBound;
  readonly ffn: HalfBound;
}

/** Mean rate of FLOPs in several formats, weighted by time; undefined if the card lacks one. */
export function meanRate(hardware: HardwareSpec, flops: FlopsByType): number | undefined {
  let [total, seconds] = [0, 0];
  let single: number | undefined;
  for (const [type, amount] of flops) {
    const rate = computeRate(hardware, type);
    if (rate === undefined) return undefined;
    total += amount;
    seconds += amount / rate.peak;
    // With one format, avoid the rounding error of dividing by the time.
    single = flops.size === 1 ? rate.peak : undefined;
  }
  if (single !== undefined) return single;
  return seconds === 0 ? Number.POSITIVE_INFINITY : total / seconds;
}

/** The formats that a model computes in. */
export function computeTypes(model: CostedModel): ReadonlySet<NumberType> {
  const types = new Set<NumberType>();
  for (const { precision, count } of model.attentions.values())
    if (count > 0) types.add(precision.attention).add(precision.linear);
  for (const { precision, count } of model.ffns.values()) if (count > 0) types.add(precision.ffn);
  return types;
}

/** The formats among `types` for which a card has no rate. */
export function missingRates(hardware: HardwareSpec, types: Iterable<NumberType>): readonly NumberType[] {
  return [...types].filter((type) => computeRate(hardware, type) === undefined);
}

/** The variables of the bound's formulas for a card; undefined if the card lacks a format. */
export function boundVariables(
  work: ModelWork,
  hardware: HardwareSpec,
): Readonly<Record<string, number>> | undefined {
  const attention = meanRate(hardware, work.attentionByType);
  const linear = meanRate(hardware, work.linearByType);
  const ffn = meanRate(hardware, work.ffnByType);
  if (attention === undefined || linear === undefined || ffn === undefined) return undefined;
  return {
    attention_flops: work.attentionFlops,
    attention_rate: attention,
    state_bytes: work.stateBytes,
    memory_bandwidth: hardware.memory.bandwidth,
    linear_flops: work.linearFlops,
    linear_rate: linear,
    ffn_flops: work.ffnFlops,
    ffn_rate: ffn,
  };
}

/** USD per 1M tokens of so many card-seconds per token. */
export function usdPerMillion(seconds: number, hardware: HardwareSpec): number | undefined {
  if (hardware.price === undefined) return undefined;
  return USD_PER_MILLION.evaluate({ seconds_per_token: seconds, price_per_hour: hardware.price * 3600 });
}

/**
 * The theoretical bound on one card: every peak reached, arithmetic and memory of the attention core overlapped,
 * nothing else (Step-3 paper, section 4.2). Undefined if the card has no rate for a format of the work.
 */
export function cardBound(work: ModelWork, hardware: HardwareSpec): CardBound | undefined {
  const variables = boundVariables(work, hardware);
  if (variables === undefined) return undefined;
  const attention = ATTENTION_SECONDS.evaluate(variables);
  const ffn = FFN_SECONDS.evaluate(variables);
  const compute = work.attentionFlops / (variables.attention_rate ?? Number.NaN);
  const memory = work.stateBytes / hardware.memory.bandwidth;
  return {
    attention: {
      seconds: attention,
      usdPerMillionTokens: usdPerMillion(attention, hardware),
      boundBy: memory > compute ? 'memory' : 'compute',
    },
    ffn: { seconds: ffn, usdPerMillionTokens: usdPerMillion(ffn, hardware), boundBy: 'compute' },
  };
}
