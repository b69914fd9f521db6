import type { Bubble } from './bubbles';
import type { Resource } from './resource';
import type { TimelineEvent } from './timeline';

/** Options of a simulation. */
export interface SimulationOptions {
  /** Minimum number of steady steps to measure; default: 1, or 32 with jitter. */
  readonly steps?: number;
  /** Varies every service time by up to this share, uniformly, from a seeded stream. */
  readonly jitter?: { readonly amount: number; readonly seed: number };
  /** Whether to record an event for every service, including warm-up. */
  readonly timeline?: boolean;
}

/** A resource during the steady steps. */
export interface ResourceUse {
  readonly name: Resource;
  /** Busy seconds per step. */
  readonly busy: number;
  readonly utilization: number;
  /** The idle rest of the step by cause, largest first. */
  readonly bubbles: readonly Bubble[];
}

export interface Simulation {
  /** Seconds of a steady step. */
  readonly step: number;
  /** The time before the steady state. */
  readonly warmup: { readonly steps: number; readonly seconds: number };
  /** Number of steady steps measured. */
  readonly steps: number;
  readonly resources: readonly ResourceUse[];
  /** Empty unless requested. */
  readonly timeline: readonly TimelineEvent[];
}
