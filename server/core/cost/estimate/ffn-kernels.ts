import type { Variables } from '../../formula';
import { bytesOf, elementOf } from '../../spec';
import { atContext, type BoundFfn } from '../costed-model';
import type { Kernel } from './kernel';
import type { Layout } from './layout';
import { busiestRouting } from './routing';

/** Tokens of a micro-batch that one group of the FFN serves: all of them, or a data-parallel part. */
export function ffnTokens(layout: Layout): number {
  return layout.tokens / layout.ffn.degrees.data;
}

/**
 * Cards over which the weights of a dense FFN or of shared experts are divided. Apart from attention they are divided
 * over `expert` and `tensor`, since every token comes to every instance. On shared cards the tokens already are where
 * they are, so that the width goes over `tensor` and the tokens over `expert`, as expert-parallel deployments run it.
 */
export function everyTokenCards(layout: Layout): number {
  const { expert, tensor } = layout.ffn.degrees;
  return layout.shared ? tensor : expert * tensor;
}

/** Bytes of what serves every token, once; a custom design may state its own. */
export function everyTokenBytes(design: BoundFfn, variables: Variables): number {
  const { weightBytes, split } = design.operator;
  return (
    (split.everyTokenBytes ?? weightBytes)?.evaluate(variables) ??
    split.everyTokenParameters.evaluate(variables) * bytesOf(design.precision.weights)
  );
}

/** Bytes of one routed expert. */
export function expertBytes(design: BoundFfn, variables: Variables): number {
  return design.operator.split.expertParameters.evaluate(variables) * bytesOf(design.precision.weights);
}

/**
 * The kernels of an FFN layer for one micro-batch on one card: gate-up and down, each over the touched routed experts
 * and what serves every token. The FLOPs are even over `expert` and `tensor`, but for the imbalance of routing.
 */
export function ffnKernels(design: BoundFfn, layout: Layout): readonly Kernel[] {
  const { operator, precision, spec } = design;
  const { split } = operator;
  const variables = atContext(design, layout.context);
  const { expert, tensor } = layout.ffn.degrees;
  const tokens = ffnTokens(layout);
  const { touched, load } = busiestRouting(split, layout, tokens);
  const bytes =
    (touched * expertBytes(design, variables) * narrowness(design, layout)) / tensor +
    everyTokenBytes(design, variables) / everyTokenCards(layout);
  const flops =
    (tokens / (expert * tensor)) *
    (split.routedFlops.evaluate(variables) * load + split.everyTokenFlops.evaluate(variables));
  // Only custom designs keep state in an FFN; a sequence's is read once, by the card that has it.
  const state =
    (operator.stateBytes.evaluate(variables) * tokens) / (layout.speculation.verified * expert * tensor);
  const family = spec.type;
  const type = precision.ffn;
  const { downShare } = split;
  const upShare = 1 - downShare;
  const stored = elementOf(precision.weights);
  // Shared experts beside routed ones are matrices of their own.
  const more = !layout.bare && split.experts > 0 && split.everyTokenFlops.evaluate(variables) > 0 ? 1 : 0;
  return [
    { name: 'gate-up', family, type, stored, flops: flops * upShare, bytes: bytes * upShare + state, more },
    { name: 'down', family, type, stored, flops: flops * downShare, bytes: bytes * downShare, more },
  ];
}

/** Width at which a slice of an expert takes twice its bytes' time. */
const NARROW = 40;

/**
 * By what factor narrow slices of experts read slower: 1 + 40/(width/tensor), with an engine. Kernel tables of TensorRT-LLM are
 * fitted to 13% with this factor and to 18% without.
 */
function narrowness({ spec }: BoundFfn, layout: Layout): number {
  if (layout.bare || spec.type !== 'moe') return 1;
  return 1 + (NARROW * layout.ffn.degrees.tensor) / spec.width;
}

/**
 * The router of an FFN layer for one micro-batch on one attention card, whole on every card; its weights are half its
 * FLOPs per token. Undefined where the FFN has none.
 */
export function routerKernel(design: BoundFfn, layout: Layout): Kernel | undefined {
  const perToken = design.operator.routerFlops.evaluate(atContext(design, layout.context));
  if (perToken === 0) return undefined;
  return {
    name: 'router',
    family: 'linear',
    type: design.precision.linear,
    stored: elementOf(design.precision.weights),
    flops: (perToken * layout.sequences * layout.speculation.verified) / layout.attention.degrees.tensor,
    bytes: (perToken / 2) * bytesOf(design.precision.weights),
  };
}
