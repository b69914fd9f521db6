import { bytesOf, type PoolKey } from '../../spec';
import { atContext, type CostedModel } from '../costed-model';
import { tableBytes } from '../parameters';
import { attentionBytes, attentionWeights, headCards, stateOnCard } from './attention-kernels';
import { draftModel } from './drafter';
import { everyTokenBytes, everyTokenCards, expertBytes } from './ffn-kernels';
import type { Layout } from './layout';

/** What the fullest accelerator of a pool holds, in bytes. */
export interface PoolMemory {
  readonly pool: PoolKey;
  readonly capacity: number;
  readonly weights: number;
  /** Embedding and LM head. */
  readonly head: number;
  /** KV cache and state of its sequences at the longest context. */
  readonly state: number;
  /** Kept for activations and fragmentation. */
  readonly reserve: number;
  /** All of these together; more than the capacity does not fit. */
  readonly used: number;
}

/** What a half puts on each of its accelerators. */
interface Share {
  readonly weights: number;
  readonly head: number;
  readonly state: number;
}

/**
 * Memory per accelerator of each pool: weights by the degrees of parallelism, embedding and LM head sharded over an attention
 * instance, the state of all the sequences that a card serves at the longest context, and a reserve. With pipeline
 * parallelism of the group with the most layers.
 */
export function poolMemory(model: CostedModel, layout: Layout): readonly PoolMemory[] {
  const { layers } = layout.speculation;
  const drafter = layers === 0 ? undefined : draftModel(model, layers);
  const shares = { attention: attentionShare(model, layout), ffn: ffnShare(model, layout) };
  if (drafter !== undefined) {
    // The drafter shares embedding and LM head with the model.
    const drafts = { ...attentionShare(drafter, layout), head: 0 };
    shares.attention = together(shares.attention, drafts);
    shares.ffn = together(shares.ffn, ffnShare(drafter, layout));
  }
  return layout.pools.map(({ key, halves, hardware }) => {
    const held = halves.map((half) => shares[half]).reduce(together);
    return inPool(key, hardware.memory.capacity, layout.reserve, held);
  });
}

function together(one: Share, other: Share): Share {
  return {
    weights: one.weights + other.weights,
    head: one.head + other.head,
    state: one.state + other.state,
  };
}

function inPool(pool: PoolMemory['pool'], capacity: number, reserved: number, share: Share): PoolMemory {
  const reserve = reserved * capacity;
  const { weights, head, state } = share;
  return { pool, capacity, weights, head, state, reserve, used: weights + head + state + reserve };
}

/** Share of the layers in the fullest group of pipeline parallelism. */
function fullestGroup(model: CostedModel, layout: Layout): number {
  return Math.ceil(model.layers / layout.groups) / model.layers;
}

function attentionShare(model: CostedModel, layout: Layout): Share {
  let [weights, state] = [0, 0];
  for (const design of model.attentions.values()) {
    if (design.count === 0) continue;
    const variables = atContext(design, layout.keptContext);
    const { operator } = design;
    const bytes = attentionBytes(design, layout, variables, attentionWeights(design, layout, variables));
    const kept = operator.keptBytes.evaluate(variables);
    weights += design.count * (bytes.input + bytes.output);
    state += design.count * stateOnCard(design, layout, kept, variables);
  }
  for (const { count, operator, variables, precision } of model.ffns.values())
    if (count > 0)
      weights += (count * operator.routerFlops.evaluate(variables) * bytesOf(precision.weights)) / 2;
  const share = fullestGroup(model, layout);
  return {
    weights: weights * share,
    head: tableBytes(model) / headCards(layout),
    state: (state * share * layout.batch) / layout.attention.degrees.data,
  };
}

function ffnShare(model: CostedModel, layout: Layout): Share {
  const { expert, tensor, data } = layout.ffn.degrees;
  let [weights, state] = [0, 0];
  for (const design of model.ffns.values()) {
    if (design.count === 0) continue;
    const variables = atContext(design, layout.keptContext);
    const routed = (design.operator.split.experts * expertBytes(design, variables)) / (expert * tensor);
    const always = everyTokenBytes(design, variables) / everyTokenCards(layout);
    weights += design.count * (routed + always);
    state += design.count * design.operator.stateBytes.evaluate(variables);
  }
  const share = fullestGroup(model, layout);
  return {
    weights: weights * share,
    head: 0,
    state: (state * share * layout.batch) / (data * expert * tensor),
  };
}
