import type { Bubble } from './bubbles';
import type { Resource } from './resource';
import type { TimelineEvent } from './timeline';

/** How a pipeline is to be simulated. */
export interface SimulationOptions {
  /** Steady steps to measure, at least; 1 unless given, 32 with jitter. */
  readonly steps?: number;
  /** Every service takes up to this share longer or shorter, evenly spread, from a seeded stream. */
  readonly jitter?: { readonly amount: number; readonly seed: number };
  /** Whether to keep an event for every service, warm-up included. */
  readonly timeline?: boolean;
}

/** A resource over the steady steps. */
export interface ResourceUse {
  readonly name: Resource;
  /** Seconds per step in which it works. */
  readonly busy: number;
  readonly utilization: number;
  /** Where the rest of the step goes, largest first. */
  readonly bubbles: readonly Bubble[];
}

export interface Simulation {
  /** Seconds of a steady step. */
  readonly step: number;
  /** What came before the pipeline was steady. */
  readonly warmup: { readonly steps: number; readonly seconds: number };
  /** Steady steps measured. */
  readonly steps: number;
  readonly resources: readonly ResourceUse[];
  /** Empty unless asked for. */
  readonly timeline: readonly TimelineEvent[];
}
