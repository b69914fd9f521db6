import type { IdleCause, Resource } from './resource';

/** Idle time of a resource by cause: the place of the micro-batch that it waited for. */
export interface Bubble {
  readonly cause: IdleCause;
  /** Seconds per step. */
  readonly seconds: number;
}

/** The cause of a bubble while a micro-batch is between two resources. */
const HOP = -1;

interface Stay {
  readonly resource: number;
  readonly arrived: number;
  readonly left: number;
}

/** Tracks each micro-batch, to attribute the idle time of a waiting resource to the micro-batch's place. */
export class BubbleLog {
  private readonly trails: readonly Stay[][];
  private readonly idle: readonly Map<number, number>[];

  constructor(
    private readonly names: readonly Resource[],
    microBatches: number,
  ) {
    this.trails = Array.from({ length: microBatches }, () => []);
    this.idle = names.map(() => new Map());
  }

  /** Records a micro-batch's stay at a resource. */
  stayed(microBatch: number, resource: number, arrived: number, left: number): void {
    this.trails[microBatch]?.push({ resource, arrived, left });
  }

  /**
   * Records that a resource was idle from `from` until a micro-batch arrived at `until`. Must be called before
   * that stay is recorded.
   */
  waited(resource: number, microBatch: number, from: number, until: number): void {
    const trail = this.trails[microBatch] ?? [];
    let later = until;
    for (let index = trail.length - 1; index >= 0 && later > from; index--) {
      const stay = trail[index];
      if (stay === undefined) break;
      this.blame(resource, HOP, Math.max(stay.left, from), later);
      this.blame(resource, stay.resource, Math.max(stay.arrived, from), Math.min(stay.left, later));
      later = stay.arrived;
    }
    this.blame(resource, HOP, from, later);
  }

  /** The idle time of a resource by cause, in seconds per step. */
  bubbles(resource: number, steps: number): Bubble[] {
    return [...(this.idle[resource] ?? [])].map(([cause, seconds]) => ({
      cause: this.names[cause] ?? 'hop',
      seconds: seconds / steps,
    }));
  }

  private blame(resource: number, cause: number, from: number, until: number): void {
    if (!(until > from)) return;
    const causes = this.idle[resource];
    causes?.set(cause, (causes.get(cause) ?? 0) + until - from);
  }
}
