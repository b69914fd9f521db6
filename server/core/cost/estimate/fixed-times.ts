import type { Breakdown } from './breakdown';
import { overheadAt } from './efficiency';
import type { Layout } from './layout';

/**
 * Seconds of a step that do not shrink with FLOPs or bytes, by what they are; all layers and micro-batches of a card. They may
 * hide behind each other where micro-batches overlap, as all of a card's and a link's times may.
 */
export interface FixedTimes {
  /** Kernels beyond their rooflines. */
  readonly kernels: number;
  /** Layers beyond their kernels, and packing of tokens for their experts. */
  readonly layers: number;
  /** Floors of collectives and exchanges. */
  readonly links: number;
  /** The host between steps. */
  readonly step: number;
  /** Prefill on the same cards, which is no overhead but lengthens the step alike. */
  readonly prefill: number;
  /** The drafter, once for each drafted token. */
  readonly draft: number;
}

/** Adds the fixed times up that a breakdown holds. */
export function fixedTimes(timed: Breakdown, layout: Layout, prefill: number, draft: number): FixedTimes {
  // A card of a pipeline group sees every micro-batch, but only its group's layers.
  const rounds = layout.microBatches / layout.groups;
  let [kernels, layers, links] = [timed.head === null ? 0 : rounds * timed.head.overhead, 0, 0];
  for (const { attention, ffn, links: each, count } of timed.layers) {
    const times = rounds * count;
    for (const half of [attention, ffn]) {
      layers += times * half.beside;
      for (const { overhead } of half.kernels) kernels += times * overhead;
    }
    for (const { fixed } of each) links += times * fixed;
  }
  const step = overheadAt(layout.attention.hardware, 'step', 'value');
  return { kernels, layers, links, step, prefill, draft };
}
