import { attentionFlopsOf, type Counting } from '../designs';
import type { NumberType } from '../spec';
import type { CostedModel } from './costed-model';
import { layerEmbeddingProjections } from './parameters';

/** FLOPs by number format. */
export type FlopsByType = ReadonlyMap<NumberType, number>;

/** The arithmetic and memory traffic of a model per decoded token, over all layers. */
export interface ModelWork {
  /** Bytes of KV cache and state moved. */
  readonly stateBytes: number;
  readonly attentionFlops: number;
  readonly linearFlops: number;
  readonly ffnFlops: number;
  /** Router and LM head; 0 in the counting of the paper. */
  readonly otherFlops: number;
  readonly attentionByType: FlopsByType;
  readonly linearByType: FlopsByType;
  readonly ffnByType: FlopsByType;
}

/**
 * The work per decoded token (Step-3 paper, section 4.1; a multiply-add is 2 FLOPs).
 *
 * @param context tokens of context of the sequence
 */
export function modelWork(model: CostedModel, context: number, counting: Counting = 'exact'): ModelWork {
  const attentionByType = new Map<NumberType, number>();
  const linearByType = new Map<NumberType, number>();
  const ffnByType = new Map<NumberType, number>();
  let [stateBytes, attentionFlops, linearFlops, ffnFlops, otherFlops] = [0, 0, 0, 0, 0];
  for (const { operator, variables, precision, count } of model.attentions.values()) {
    if (count === 0) continue;
    const values = { ...variables, context };
    const core = count * attentionFlopsOf(operator, counting).evaluate(values);
    const linear = count * 2 * operator.projections.evaluate(values);
    stateBytes += count * operator.stateBytes.evaluate(values);
    attentionFlops += core;
    linearFlops += linear;
    accumulate(attentionByType, precision.attention, core);
    accumulate(linearByType, precision.linear, linear);
  }
  for (const { operator, variables, precision, count } of model.ffns.values()) {
    if (count === 0) continue;
    const values = { ...variables, context };
    const flops = count * operator.ffnFlops.evaluate(values);
    ffnFlops += flops;
    stateBytes += count * operator.stateBytes.evaluate(values);
    accumulate(ffnByType, precision.ffn, flops);
    if (counting === 'exact') otherFlops += count * operator.routerFlops.evaluate(values);
  }
  if (counting === 'exact') otherFlops += headFlops(model);
  return {
    stateBytes,
    attentionFlops,
    linearFlops,
    ffnFlops,
    otherFlops,
    attentionByType,
    linearByType,
    ffnByType,
  };
}

/** FLOPs per token of the LM head, and of applying the layers' own embeddings. */
export function headFlops(model: CostedModel): number {
  return 2 * (model.spec.hidden * (model.spec.vocabulary ?? 0) + layerEmbeddingProjections(model));
}

/** The arithmetic intensity of attention: FLOPs per byte of KV cache or state. */
export function intensity(work: ModelWork): number {
  return work.stateBytes === 0 ? 0 : work.attentionFlops / work.stateBytes;
}

function accumulate(sums: Map<NumberType, number>, type: NumberType, flops: number): void {
  sums.set(type, (sums.get(type) ?? 0) + flops);
}
