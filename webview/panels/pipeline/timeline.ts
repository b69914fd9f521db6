import type {
  IdleCause,
  Pipeline,
  Resource,
  ResourceUse,
  TimelineEvent,
} from '../../../server/core/pipeline';
import { simulate } from '../../../server/core/pipeline';

/** A kind of layer, as an index into the pipeline's kinds, or the LM head. */
export type LayerKind = TimelineEvent['kind'];

/** A service of a micro-batch by a resource, in seconds from the start of the shown step. */
export interface Bar {
  readonly start: number;
  readonly end: number;
  readonly microBatch: number;
  /** From 0; the LM head counts as the layer after the last. */
  readonly layer: number;
  readonly kind: LayerKind;
}

/** Idle time of a resource, and its cause. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly cause: IdleCause;
}

/** A resource during the shown step. */
interface Lane {
  readonly name: Resource;
  readonly use: ResourceUse;
  readonly bars: readonly Bar[];
  readonly gaps: readonly Gap[];
}

/** One steady step of a pipeline. */
export interface Timeline {
  /** Seconds from one start of the first micro-batch to the next. */
  readonly seconds: number;
  readonly microBatches: number;
  readonly layers: number;
  /** The names of the kinds of layer. */
  readonly kinds: readonly string[];
  /** The start of the first micro-batch in each layer. */
  readonly layerStarts: readonly number[];
  readonly lanes: readonly Lane[];
}

const HEAD = 'head';

/** The name of a kind of layer. */
export function kindText({ kinds }: Pick<Timeline, 'kinds'>, kind: LayerKind): string {
  return kind === HEAD ? 'LM head' : (kinds[kind] ?? '');
}

/** Simulates a pipeline to the steady state and extracts one step, with the causes of idle time. */
export function timelineOf(pipeline: Pipeline): Timeline {
  // One more step than shown: its first micro-batches run while the last ones of the shown step do.
  const { step, warmup, resources, timeline } = simulate(pipeline, { timeline: true, steps: 2 });
  const begins = startOf(timeline, warmup.steps);
  const ends = Math.max(startOf(timeline, warmup.steps + 1), begins);
  const seconds = ends > begins ? ends - begins : step;
  // Excludes events that only touch the step, allowing for rounding.
  const least = seconds * 1e-9;
  const shown = timeline.filter(
    (event) => event.end > begins + least && event.start < begins + seconds - least,
  );
  const layers = timeline.reduce(
    (most, { layer, kind }) => (kind === HEAD ? most : Math.max(most, layer + 1)),
    0,
  );
  const first = shown.filter(
    (event) => event.step === warmup.steps && event.microBatch === 0 && event.resource === resources[0]?.name,
  );
  const layerStarts: number[] = [];
  for (const { layer, start } of first) layerStarts[layer] ??= start - begins;
  const waits = new Waits(pipeline, timeline);
  const lanes = resources.map((use): Lane => {
    const own = shown.filter(({ resource }) => resource === use.name);
    return {
      name: use.name,
      use,
      bars: own.map(({ start, end, microBatch, layer, kind }) => ({
        start: Math.max(start - begins, 0),
        end: Math.min(end - begins, seconds),
        microBatch,
        layer,
        kind,
      })),
      gaps: waits.of(use.name, begins, begins + seconds),
    };
  });
  return {
    seconds,
    microBatches: pipeline.microBatches,
    layers,
    kinds: pipeline.kinds.map(({ kind }) => kind),
    layerStarts: layerStarts.slice(0, layers),
    lanes,
  };
}

/** The start of the first micro-batch in a step. */
function startOf(timeline: readonly TimelineEvent[], step: number): number {
  return (
    timeline.find((event) => event.step === step && event.microBatch === 0 && event.kind !== HEAD)?.start ?? 0
  );
}

/** Attributes the idle time of resources to the position of the micro-batch that they wait for. */
class Waits {
  private readonly byMicroBatch = new Map<number, TimelineEvent[]>();
  private readonly byResource = new Map<Resource, TimelineEvent[]>();
  private readonly heads: TimelineEvent[];
  private readonly delays = new Map<string, number>();

  constructor(pipeline: Pipeline, timeline: readonly TimelineEvent[]) {
    this.heads = timeline.filter(({ kind }) => kind === HEAD);
    for (const event of timeline) {
      const { microBatch, resource } = event;
      this.byResource.set(resource, append(this.byResource.get(resource), event));
      if (event.kind !== HEAD)
        this.byMicroBatch.set(microBatch, append(this.byMicroBatch.get(microBatch), event));
    }
    for (const [kind, { phases }] of pipeline.kinds.entries())
      for (const phase of phases)
        for (const { resource, delay } of phase)
          this.delays.set(`${kind}/${pipeline.resources[resource]}`, delay);
  }

  of(resource: Resource, from: number, until: number): readonly Gap[] {
    const gaps: Gap[] = [];
    const add = (start: number, end: number, cause: IdleCause): void => {
      const [a, b] = [Math.max(start, from), Math.min(end, until)];
      if (b - a > (until - from) * 1e-9) gaps.push({ start: a - from, end: b - from, cause });
    };
    let free = 0;
    for (const event of this.byResource.get(resource) ?? []) {
      if (event.start > free && event.start > from && free < until) this.blame(event, free, event.start, add);
      free = Math.max(free, event.end);
    }
    return gaps;
  }

  /**
   * Walks back over the events of the micro-batch before its arrival; heads, during which everything is idle, take
   * precedence.
   */
  private blame(
    { microBatch, resource, kind }: TimelineEvent,
    from: number,
    until: number,
    add: (start: number, end: number, cause: IdleCause) => void,
  ): void {
    let start = from;
    for (const head of this.heads) {
      if (head.end <= start || head.start >= until || head.resource === resource) continue;
      this.blameWork(microBatch, kind, start, Math.max(head.start, start), add);
      add(Math.max(head.start, start), Math.min(head.end, until), HEAD);
      start = Math.min(head.end, until);
    }
    this.blameWork(microBatch, kind, start, until, add);
  }

  private blameWork(
    microBatch: number,
    kind: LayerKind,
    from: number,
    until: number,
    add: (start: number, end: number, cause: IdleCause) => void,
  ): void {
    if (!(until > from) || kind === HEAD) return;
    const trail = this.byMicroBatch.get(microBatch) ?? [];
    let later = until;
    for (let index = lastBefore(trail, until); index >= 0 && later > from; index--) {
      const stay = trail[index];
      if (stay === undefined) break;
      const arrives = Math.min(later, stay.end + (this.delays.get(`${stay.kind}/${stay.resource}`) ?? 0));
      const next = trail[index + 1]?.resource ?? 'hop';
      add(Math.max(arrives, from), later, next);
      add(Math.max(stay.end, from), Math.max(arrives, from), 'hop');
      add(Math.max(stay.start, from), Math.min(stay.end, later), stay.resource);
      later = stay.start;
    }
  }
}

/** The last event that ends at or before a time. */
function lastBefore(events: readonly TimelineEvent[], moment: number): number {
  let [low, high] = [0, events.length];
  const late = moment * (1 + 1e-12);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.end ?? Number.POSITIVE_INFINITY) <= late) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function append<Item>(list: Item[] | undefined, item: Item): Item[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
