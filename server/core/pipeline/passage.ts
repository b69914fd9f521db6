import type { Pipeline, SequenceNode } from './pipeline';

/**
 * When each resource is next free and each micro-batch next ready: first the resources, then the micro-batches.
 * One array, because the recurrence treats both alike.
 */
export type Clock = Float64Array;

/** A clock at zero. */
export function newClock(pipeline: Pipeline): Clock {
  return new Float64Array(pipeline.resources.length + pipeline.microBatches);
}

/** The relative difference below which increments count as equal. */
const EQUAL = 1e-10;

/**
 * The amount by which every entry grew, if it is the same for all; entries that did not move are resources that
 * the passage does not use. Undefined while the growth differs.
 */
export function commonGrowth(before: Clock, after: Clock, resources: number): number | undefined {
  const growth = (after[resources] ?? 0) - (before[resources] ?? 0);
  const tolerance = EQUAL * growth;
  for (let entry = 0; entry < after.length; entry++) {
    const was = before[entry] ?? 0;
    const is = after[entry] ?? 0;
    if (entry < resources && is === was) continue;
    if (!(Math.abs(is - was - growth) <= tolerance)) return undefined;
  }
  return growth;
}

/** Receives events while a layer passes. */
export interface Observer {
  /** Returns the actual seconds of a visit. */
  readonly vary: (seconds: number) => number;
  /** Called when a micro-batch arrived at a resource, was served from `start` to `end`, and left. */
  readonly served: (
    resource: number,
    microBatch: number,
    arrived: number,
    start: number,
    end: number,
  ) => void;
}

/** Advances the clock by one layer: each micro-batch in turn waits for a resource, occupies it, and continues. */
export function passLayer(pipeline: Pipeline, kind: number, clock: Clock, observer?: Observer): void {
  const resources = pipeline.resources.length;
  for (const phase of pipeline.kinds[kind]?.phases ?? []) {
    for (let entry = resources; entry < clock.length; entry++) {
      let time = clock[entry] ?? 0;
      for (const visit of phase) {
        const free = clock[visit.resource] ?? 0;
        const start = Math.max(time, free);
        const end = start + (observer === undefined ? visit.seconds : observer.vary(visit.seconds));
        observer?.served(visit.resource, entry - resources, time, start, end);
        clock[visit.resource] = end;
        time = end + visit.delay;
      }
      clock[entry] = time;
    }
  }
}

/**
 * Advances the clock by a sequence of layers, exactly but without visiting all of them. Once a repeated part moves
 * every entry by the same amount it always will (the recurrence only adds and takes maxima), so the remaining
 * repetitions are one addition.
 */
export function pass(pipeline: Pipeline, nodes: readonly SequenceNode[], clock: Clock): void {
  for (const node of nodes) {
    const nested = 'of' in node;
    const times = nested ? node.repeat : node.count;
    if (times === 1) {
      if (nested) pass(pipeline, node.of, clock);
      else passLayer(pipeline, node.kind, clock);
      continue;
    }
    const resources = pipeline.resources.length;
    const before = new Float64Array(clock.length);
    for (let done = 1; done <= times; done++) {
      before.set(clock);
      if (nested) pass(pipeline, node.of, clock);
      else passLayer(pipeline, node.kind, clock);
      const growth = done < times ? commonGrowth(before, clock, resources) : undefined;
      if (growth === undefined) continue;
      skip(before, clock, resources, growth * (times - done));
      break;
    }
  }
}

function skip(before: Clock, clock: Clock, resources: number, seconds: number): void {
  for (let entry = 0; entry < clock.length; entry++) {
    const is = clock[entry] ?? 0;
    if (entry >= resources || is !== before[entry]) clock[entry] = is + seconds;
  }
}
