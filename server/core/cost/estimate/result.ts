import type { Counting } from '../../designs';
import type { Pipeline, Resource } from '../../pipeline';
import type { Binding } from './binding';
import type { TimedLayer } from './breakdown';
import type { Engine } from './card';
import type { FixedTimes } from './fixed-times';
import type { Interval } from './interval';
import type { KernelBound, TimedKernel } from './kernel';
import type { PoolMemory } from './memory';
import type { Validation } from './validation';

/** One half of a deployment over a step. */
export interface HalfEstimate {
  /** Name of its card. */
  readonly hardware: string;
  /** USD per 1M tokens of its cards; where both halves share cards, by their seconds. Null without a price. */
  readonly usdPerMillionTokens: number | null;
  /** Seconds of work per step on a card: all layers, all micro-batches, LM head included. */
  readonly seconds: number;
  /** What most of those seconds are spent on. */
  readonly boundBy: KernelBound;
  /** Share of the step in which its cards work on it. */
  readonly utilization: number;
}

/** A resource that micro-batches occupy. */
export interface ResourceEstimate {
  readonly name: Resource;
  /** Seconds per step in which it works: all layers, all micro-batches. */
  readonly seconds: number;
  readonly utilization: number;
}

/** The networks of a deployment over a step. They cost nothing beyond the cards that they belong to. */
export interface LinksEstimate {
  readonly hardware: string;
  readonly usdPerMillionTokens: 0;
  /** Seconds per step of all links together. */
  readonly seconds: number;
  /** The busiest link; null where nothing is sent. */
  readonly boundBy: Resource | null;
  /** Of the busiest link. */
  readonly utilization: number;
  readonly each: readonly ResourceEstimate[];
}

/** What a deployment will do, by the estimate of its kernels and links. */
export interface Estimate {
  readonly topology: 'afd' | 'colocated';
  /** The engine whose numbers hold; undefined stands for a typical one. */
  readonly engine: Engine;
  readonly counting: Counting;
  /** Mean context of a sequence. */
  readonly context: number;
  readonly batch: number;
  readonly accelerators: number;
  /** Seconds of a step: of all layers for every sequence once. */
  readonly step: number;
  /** Tokens that a step yields for each sequence: 1, more with speculative decoding. */
  readonly tokensPerStep: number;
  /** Seconds per output token of a sequence: step / tokens per step. */
  readonly tpot: number;
  /** Output of the deployment at its utilization. */
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  /** Null where a card has no price. */
  readonly usdPerMillionTokens: number | null;
  /** Null where a card states no power. */
  readonly joulesPerToken: number | null;
  readonly attention: HalfEstimate;
  readonly ffn: HalfEstimate;
  readonly links: LinksEstimate;
  /** Per accelerator of each pool. */
  readonly memory: readonly PoolMemory[];
  /**
   * Holds what is measured four times out of five. With `engine: none` TPOT with all efficiencies at the high and at the low end
   * of their ranges: the shortest and the longest.
   */
  readonly interval: Interval;
  /** How well estimates of this kind are known to hold. */
  readonly validation: Validation;
  /** Time of a step that does not shrink with work. */
  readonly fixed: FixedTimes;
  readonly binding: Binding;
  /** How often a card passes each of its layers in a step: micro-batches over pipeline groups. */
  readonly rounds: number;
  /** Per layer kind, for one micro-batch: kernels and links with their times. */
  readonly layers: readonly TimedLayer[];
  /** The LM head of one micro-batch. */
  readonly head: TimedKernel | null;
  /** The same as a pipeline that can be simulated. */
  readonly pipeline: Pipeline;
}
