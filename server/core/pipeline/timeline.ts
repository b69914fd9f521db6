import type { Resource } from './resource';

/** One service of a micro-batch by a resource. */
export interface TimelineEvent {
  readonly resource: Resource;
  readonly microBatch: number;
  readonly step: number;
  /** The layer, counted from 0; the LM head counts as the layer after the last. */
  readonly layer: number;
  /** The layer's kind, an index into the pipeline's kinds; `head` for the LM head. */
  readonly kind: number | 'head';
  /** Seconds since the start of the simulation. */
  readonly start: number;
  readonly end: number;
}

/** An LM head: the time at which its micro-batch was ready, on a clock that stops during heads. */
export interface HeadPause {
  readonly at: number;
  readonly seconds: number;
  readonly microBatch: number;
  readonly step: number;
}

/**
 * Converts events from the clock that stops during heads to real time, and inserts the heads. An event that a head
 * interrupts becomes one event before and one after it.
 *
 * @param events on the layers' clock
 * @param heads in order of time
 */
export function withHeads(
  events: readonly TimelineEvent[],
  heads: readonly HeadPause[],
  resource: Resource,
  layer: number,
): readonly TimelineEvent[] {
  const ends: number[] = [];
  let paused = 0;
  const drawn: TimelineEvent[] = heads.map(({ at, seconds, microBatch, step }) => {
    const start = at + paused;
    paused += seconds;
    ends.push(paused);
    return { resource, microBatch, step, layer, kind: 'head', start, end: start + seconds };
  });
  for (const event of events) {
    let index = headsUntil(heads, event.start);
    let start = event.start;
    for (; index < heads.length; index++) {
      const at = heads[index]?.at ?? event.end;
      if (at >= event.end) break;
      const shift = ends[index - 1] ?? 0;
      drawn.push({ ...event, start: start + shift, end: at + shift });
      start = at;
    }
    const shift = ends[index - 1] ?? 0;
    drawn.push({ ...event, start: start + shift, end: event.end + shift });
  }
  return drawn.filter((event) => event.end > event.start).sort((one, other) => one.start - other.start);
}

/** The number of heads that are due at or before a time. */
function headsUntil(heads: readonly HeadPause[], moment: number): number {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle]?.at ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
