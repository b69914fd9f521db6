import { attentionFlopsOf, coreOf, fullestShare, PROJECTIONS } from '../../designs';
import type { Variables } from '../../formula';
import { bytesOf, elementOf } from '../../spec';
import { atContext, type BoundAttention, type CostedModel } from '../costed-model';
import { headFlops } from '../work';
import type { Card } from './card';
import { fullestRank } from './fullest-rank';
import type { Kernel } from './kernel';
import type { Layout } from './layout';

/** A part of a layer before its output projection, and the output projection. */
export interface InputOutput {
  readonly input: number;
  readonly output: number;
}

/**
 * Weights of a layer on the fullest card of a tensor-parallel group, in elements: query heads and KV heads are dealt
 * out, what all heads share is held by every card, `output_tensor` cards share the output projection.
 */
export function attentionWeights(design: BoundAttention, layout: Layout, variables: Variables): InputOutput {
  const { split, projections } = design.operator;
  const { tensor } = layout.attention.degrees;
  const everywhere = split.everywhere.evaluate(variables);
  const perKvHead = split.perKvHead.evaluate(variables);
  const output = split.output.evaluate(variables);
  const perHead = projections.evaluate(variables) - everywhere - perKvHead - output;
  return {
    input:
      everywhere +
      perKvHead * fullestShare(split.kvHeads, tensor) +
      perHead * fullestShare(split.heads, tensor),
    output: output / layout.attention.outputTensor,
  };
}

/** Bytes of those weights; a custom design may state its own, which go by heads. */
export function attentionBytes(
  design: BoundAttention,
  layout: Layout,
  variables: Variables,
  weights: InputOutput,
): InputOutput {
  const { weightBytes, split } = design.operator;
  const perWeight = bytesOf(design.precision.weights);
  if (weightBytes === undefined)
    return { input: weights.input * perWeight, output: weights.output * perWeight };
  const share = fullestShare(split.heads, layout.attention.degrees.tensor);
  return { input: weightBytes.evaluate(variables) * share, output: 0 };
}

/** The share of a sequence's state bytes that the fullest card of a tensor-parallel group holds or reads. */
export function stateOnCard(
  design: BoundAttention,
  layout: Layout,
  bytes: number,
  variables: Variables,
): number {
  const { split } = design.operator;
  const everywhere = split.stateEverywhere.evaluate(variables);
  return everywhere + (bytes - everywhere) * fullestShare(split.kvHeads, layout.attention.degrees.tensor);
}

/** Whether a card has numbers for the core of an attention type by its own name. */
function isStated({ reached, kernels }: Card, type: string): boolean {
  if (type === PROJECTIONS) return false;
  return (reached ?? [{ kernels }]).some((block) => block.kernels?.[type] !== undefined);
}

const NONE: InputOutput = { input: 0, output: 0 };

/**
 * The kernels of an attention layer for one micro-batch on one card: projections in, core, projection out. A card holds t
 * sequences; weights are read once, the state of each sequence once, and each sequence brings 1 + draft tokens.
 * Absorbed up-projections (MLA) count with the projections in.
 */
export function attentionKernels(design: BoundAttention, layout: Layout): readonly Kernel[] {
  const { operator, precision, spec } = design;
  const core = coreOf(spec, design.inner);
  const { degrees } = layout.attention;
  const variables = atContext(design, layout.context);
  const tokens = layout.sequences * layout.speculation.verified;
  const weights = attentionWeights(design, layout, variables);
  const bytes = attentionBytes(design, layout, variables, weights);
  const state = stateOnCard(design, layout, operator.stateBytes.evaluate(variables), variables);
  const coreFlops = attentionFlopsOf(operator, layout.counting).evaluate(variables);
  // The output projection's cards together work on the tokens of outputTensor/tensor data-parallel groups.
  const waiting = fullestRank(layout);
  const more = layout.bare ? NONE : (operator.further ?? NONE);
  const outputTokens = (tokens * layout.attention.outputTensor) / degrees.tensor;
  return [
    {
      name: 'projections in',
      family: 'linear',
      type: precision.linear,
      stored: elementOf(precision.weights),
      flops: 2 * weights.input * tokens,
      bytes: bytes.input,
      more: more.input,
    },
    {
      name: 'core',
      family: isStated(layout.attention.hardware, spec.type) ? spec.type : core.family,
      type: precision.attention,
      stored: elementOf(precision[core.reads]),
      flops: coreFlops * fullestShare(operator.split.heads, degrees.tensor) * tokens * waiting,
      bytes: state * layout.sequences * waiting,
    },
    {
      name: 'projection out',
      family: 'linear',
      type: precision.linear,
      stored: elementOf(precision.weights),
      flops: 2 * weights.output * outputTokens,
      bytes: bytes.output,
      more: more.output,
    },
  ];
}

/** Cards of an instance that share the LM head: all of them, or all of a pipeline group where that is fewer. */
export function headCards(layout: Layout): number {
  return Math.min(layout.attention.accelerators, layout.attention.cards / layout.groups);
}

/**
 * The LM head of one micro-batch on one card: it sits with attention, once per micro-batch and step, sharded over the
 * instance, which applies it to the tokens of its own sequences.
 */
export function headKernel(model: CostedModel, layout: Layout): Kernel {
  const { hidden, vocabulary = 0 } = model.spec;
  const cards = layout.attention.cards / layout.groups;
  return {
    name: 'LM head',
    family: 'linear',
    type: model.precision.linear,
    stored: elementOf(model.precision.head),
    flops: (headFlops(model) * layout.tokens) / cards,
    bytes: (vocabulary * hidden * bytesOf(model.precision.head)) / headCards(layout),
  };
}
