import type { KernelPoint, Profile } from '../../../server/core/profile';
import { formatNumber, formatQuantity, formatTime, formatTokens } from '../../../server/core/quantity';
import { type Curve, curveChart } from '../../charts/curves';
import type { Drawing, Table } from '../../charts/picture';
import { designName, kernelIndex } from '../names';
import { paintIntervals } from './painting';
import { HELP, markOf } from './point-mark';
import { logTicks } from './ticks';

/** The metric of a sweep and its x axis. */
export interface Sweep {
  readonly over: 'context' | 'batch';
  /**
   * The fixed size: the batch of a sweep over the context, or the context of one over the batch; null for kernels
   * without a context.
   */
  readonly at: number | null;
  readonly metric: Metric;
}
export type Metric = 'time' | 'rate';

/** The fixed sizes for which a kernel was measured at two or more sizes. Ascending. */
export function sweepStops({ kernels }: Profile, over: Sweep['over']): readonly (number | null)[] {
  const stops = [...new Set(kernels.map((point) => fixedOf(point, over)))];
  return stops
    .filter((at) => seriesOf(kernels, over, at).length > 0)
    .sort((one, other) => (one ?? 0) - (other ?? 0));
}

const fixedOf = ({ batch, context }: KernelPoint, over: Sweep['over']): number | null =>
  over === 'context' ? batch : context;

const variesOf = ({ batch, context }: KernelPoint, over: Sweep['over']): number | null =>
  over === 'context' ? context : batch;

interface Series {
  readonly name: string;
  readonly kernel: string;
  readonly points: readonly { readonly x: number; readonly point: KernelPoint }[];
}

/** The designs measured at two or more sizes. */
function seriesOf(
  kernels: readonly KernelPoint[],
  over: Sweep['over'],
  at: number | null,
): readonly Series[] {
  const series = new Map<string, { kernel: string; points: { x: number; point: KernelPoint }[] }>();
  for (const point of kernels) {
    const x = variesOf(point, over);
    if (x === null || fixedOf(point, over) !== at) continue;
    const name = designName(point);
    const known = series.get(name) ?? { kernel: point.kernel, points: [] };
    known.points.push({ x, point });
    series.set(name, known);
  }
  return [...series]
    .map(([name, { kernel, points }]) => ({ name, kernel, points: points.toSorted((a, b) => a.x - b.x) }))
    .filter(({ points }) => points.length > 1);
}

const metricOf = (seconds: number, point: KernelPoint, metric: Metric): number =>
  metric === 'time' ? seconds : (point.bytesPerSecond * point.seconds) / seconds;

function sweepTitle({ over, at, metric }: Sweep): string {
  const what = metric === 'time' ? 'Median time' : 'Rate';
  if (over === 'context') return `${what} over the context, batch ${at ?? NONE}`;
  return at === null
    ? `${what} over the batch, kernels without a context`
    : `${what} over the batch, ${formatTokens(at)} tokens of context`;
}

const NONE = '–';

/** Kernels over one size, with the spread of each point; undefined if none was measured at two sizes. */
export function sweepDrawing({ kernels }: Profile, sweep: Sweep): Drawing | undefined {
  const { over, at, metric } = sweep;
  const series = seriesOf(kernels, over, at);
  if (series.length === 0) return undefined;
  const curves = series.map(
    ({ name, kernel, points }): Curve => ({
      label: name,
      look: 'line',
      like: kernelIndex(kernel),
      points: points.map(({ x, point }) => ({
        x,
        y: metricOf(point.seconds, point, metric),
        mark: markOf(point, 'now'),
      })),
    }),
  );
  const intervals = series.map(({ points }) =>
    points.map(({ point }) => ({
      low: metricOf(metric === 'time' ? point.p20 : point.p80, point, metric),
      high: metricOf(metric === 'time' ? point.p80 : point.p20, point, metric),
    })),
  );
  const xs = [...new Set(curves.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const ys = intervals.flat().flatMap(({ low, high }) => [low, high]);
  const [bottom, top] = [Math.min(...ys) / 1.2, Math.max(...ys) * 1.2];
  const words = (value: number): string =>
    metric === 'time' ? formatTime(value) : formatQuantity(value, 'data rate');
  return curveChart({
    id: `over-${over}`,
    title: sweepTitle(sweep),
    x: {
      title: over === 'context' ? 'context (tokens)' : 'batch (sequences, or rows of a projection)',
      log: true,
      format: over === 'context' ? formatTokens : String,
      ticks: xs,
      min: (xs[0] ?? 1) / 1.15,
      max: (xs.at(-1) ?? 1) * 1.15,
    },
    y: {
      title: metric === 'time' ? 'time of a run' : 'bytes per second',
      log: true,
      format: words,
      ticks: logTicks(bottom, top),
      min: bottom,
      max: top,
    },
    curves,
    borders: [],
    height: 360,
    help: HELP,
    paint: (chart) => paintIntervals(chart, intervals),
  });
}

/** The same as a table. */
export function sweepTable({ kernels }: Profile, sweep: Sweep): Table {
  const { over, at } = sweep;
  return {
    caption: sweepTitle(sweep),
    columns: ['kernel', over, 'median', '20th percentile', '80th percentile', 'GB/s'],
    rows: seriesOf(kernels, over, at).flatMap(({ name, points }) =>
      points.map(({ x, point }) => ({
        cells: [
          name,
          over === 'context' ? formatTokens(x) : x,
          formatTime(point.seconds),
          formatTime(point.p20),
          formatTime(point.p80),
          formatNumber(point.bytesPerSecond / 1e9),
        ],
      })),
    ),
  };
}
