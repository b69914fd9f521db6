import type { Pipeline, Simulation, TimelineEvent } from '../core/pipeline';

/** What wrote a trace, and how that stands in it. */
const GENERATOR = 'decode-lens';
export const TRACE_MARK = `"generator":"${GENERATOR}"`;

/** Microseconds, the format's unit. */
const MICRO = 1e6;

/**
 * Converts a simulated timeline to Chrome's trace event format, which Perfetto and chrome://tracing open: a lane
 * per resource, a slice per service, in microseconds.
 */
export function chromeTrace(name: string, { kinds }: Pipeline, { timeline, warmup }: Simulation) {
  const kindOf = (kind: TimelineEvent['kind']) => (kind === 'head' ? kind : kinds[kind]?.kind);
  const lanes = [...new Set(timeline.map(({ resource }) => resource))];
  const lane = new Map(lanes.map((resource, index) => [resource, index + 1]));
  return {
    displayTimeUnit: 'ms',
    otherData: {
      generator: GENERATOR,
      deployment: name,
      steadyFromStep: warmup.steps,
      steadyFromMicroseconds: warmup.seconds * MICRO,
    },
    traceEvents: [
      { name: 'process_name', ph: 'M', pid: 1, tid: 0, args: { name } },
      ...lanes.flatMap((resource, index) => [
        { name: 'thread_name', ph: 'M', pid: 1, tid: index + 1, args: { name: resource } },
        { name: 'thread_sort_index', ph: 'M', pid: 1, tid: index + 1, args: { sort_index: index } },
      ]),
      ...timeline.map(({ resource, microBatch, step, layer, kind, start, end }) => ({
        name: `micro-batch ${microBatch}`,
        cat: kindOf(kind),
        ph: 'X',
        pid: 1,
        tid: lane.get(resource),
        ts: start * MICRO,
        dur: (end - start) * MICRO,
        args: { step, layer, kind: kindOf(kind) },
      })),
    ],
  };
}
