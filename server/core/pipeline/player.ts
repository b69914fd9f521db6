import { type Bubble, BubbleLog } from './bubbles';
import { type Clock, commonGrowth, newClock, type Observer, passLayer } from './passage';
import type { Pipeline, SequenceNode } from './pipeline';
import { randomNumbers } from './random';
import type { Resource } from './resource';
import type { ResourceUse, SimulationOptions } from './simulation';
import { type HeadPause, type TimelineEvent, withHeads } from './timeline';

/** A pipeline usually repeats after one step, and at most after some rounds of its micro-batches. */
const LONGEST_CYCLE = 24;
/** Plays the steps of a pipeline one by one and records the requested events. */
export class Player {
  step = 0;
  measuring = false;
  private readonly layers: readonly number[];
  private readonly clock: Clock;
  private readonly log: BubbleLog;
  private readonly busy: number[];
  private readonly events: TimelineEvent[] = [];
  private readonly heads: HeadPause[] = [];
  private readonly vary: (seconds: number) => number;
  private pauses = 0;
  private layer = 0;
  private readonly observer: Observer;

  constructor(
    private readonly pipeline: Pipeline,
    private readonly options: SimulationOptions,
  ) {
    this.layers = unroll(pipeline.sequence);
    this.clock = newClock(pipeline);
    this.log = new BubbleLog(pipeline.resources, pipeline.microBatches);
    this.busy = pipeline.resources.map(() => 0);
    this.vary = jittered(options.jitter);
    this.observer = { vary: this.vary, served: this.served.bind(this) };
  }

  /** The time at which the last micro-batch is ready, on a clock that stops during heads. */
  get layerTime(): number {
    return this.clock.at(-1) ?? 0;
  }

  /** Seconds of heads so far. */
  get headTime(): number {
    return this.pauses;
  }

  get now(): number {
    return this.layerTime + this.pauses;
  }

  /**
   * Plays up to `most` steps, until all resources and micro-batches advance by the same time. Returns the number
   * of steps after which the pipeline repeats, usually 1; undefined if it does not repeat yet.
   */
  warmUp(most: number): number | undefined {
    const resources = this.pipeline.resources.length;
    const past: Clock[] = [];
    while (this.step < most) {
      past.unshift(this.clock.slice());
      if (past.length > LONGEST_CYCLE) past.pop();
      this.play();
      const [before] = past;
      if (this.options.jitter !== undefined || this.step === 1 || before === undefined) continue;
      if (commonGrowth(before, this.clock, resources) !== undefined) return 1;
    }
    const lag = past.findIndex((before) => commonGrowth(before, this.clock, resources) !== undefined);
    return lag < 0 ? undefined : lag + 1;
  }

  /** Plays one step: all layers, then the head of each micro-batch. */
  play(): void {
    for (this.layer = 0; this.layer < this.layers.length; this.layer++)
      passLayer(this.pipeline, this.layers[this.layer] ?? 0, this.clock, this.observer);
    const { resources, microBatches, head } = this.pipeline;
    for (let microBatch = 0; microBatch < microBatches && head.seconds > 0; microBatch++) {
      const seconds = this.vary(head.seconds);
      this.pauses += seconds;
      if (this.options.timeline !== true) continue;
      const at = this.clock[resources.length + microBatch] ?? 0;
      this.heads.push({ at, seconds, microBatch, step: this.step });
    }
    this.step++;
  }

  use(index: number, name: Resource, steps: number, period: number, heads: number): ResourceUse {
    const works = index === this.pipeline.head.resource;
    const busy = (this.busy[index] ?? 0) / steps + (works ? heads : 0);
    const waits = this.log.bubbles(index, steps);
    const bubbles: Bubble[] = works || heads === 0 ? waits : [...waits, { cause: 'head', seconds: heads }];
    const largestFirst = bubbles.sort((one, other) => other.seconds - one.seconds);
    return { name, busy, utilization: period > 0 ? busy / period : 0, bubbles: largestFirst };
  }

  timeline(): readonly TimelineEvent[] {
    const { resources, head } = this.pipeline;
    const headed = resources[head.resource];
    return headed === undefined ? [] : withHeads(this.events, this.heads, headed, this.layers.length);
  }

  private served(resource: number, microBatch: number, arrived: number, start: number, end: number): void {
    if (this.measuring) {
      this.busy[resource] = (this.busy[resource] ?? 0) + end - start;
      const free = this.clock[resource] ?? 0;
      if (start > free) this.log.waited(resource, microBatch, free, start);
    }
    this.log.stayed(microBatch, resource, arrived, end);
    if (this.options.timeline !== true) return;
    const kind = this.layers[this.layer] ?? 0;
    const name = this.pipeline.resources[resource];
    if (name === undefined) return;
    this.events.push({ resource: name, microBatch, step: this.step, layer: this.layer, kind, start, end });
  }
}

/** Varies service times by up to a share. */
function jittered(jitter: SimulationOptions['jitter']): (seconds: number) => number {
  if (jitter === undefined) return (seconds) => seconds;
  const random = randomNumbers(jitter.seed);
  return (seconds) => seconds * (1 + jitter.amount * (2 * random() - 1));
}

/** The kinds of all layers, unrolled. */
function unroll(nodes: readonly SequenceNode[]): readonly number[] {
  const kinds: number[] = [];
  const visit = (list: readonly SequenceNode[]): void => {
    for (const node of list) {
      if ('of' in node) for (let time = 0; time < node.repeat; time++) visit(node.of);
      else for (let layer = 0; layer < node.count; layer++) kinds.push(node.kind);
    }
  };
  visit(nodes);
  return kinds;
}
