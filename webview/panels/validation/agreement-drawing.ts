import { formatTime } from '../../../server/core/quantity';
import { type Curve, curveChart } from '../../charts/curves';
import { seriesColour } from '../../charts/patterns';
import type { Drawing, Mark } from '../../charts/picture';

/** A run in the plot, in seconds per output token. */
export interface PlottedRun {
  readonly measured: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** What its colour stands for. */
  readonly series: string;
  readonly mark: Mark;
}

const STEPS = [1, 2, 5];

/** Round times over a range: 1, 2 and 5 of each decade, from the last below it to the first above it. */
function ticks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.floor(Math.log10(high))];
  const all = Array.from({ length: last - first + 2 }, (_, index) => first + index).flatMap((decade) =>
    STEPS.map((step) => Number(`${step}e${decade}`)),
  );
  const from = all.findLastIndex((value) => value <= low);
  const to = all.findIndex((value) => value >= high);
  return all.slice(Math.max(from, 0), to < 0 ? undefined : to + 1);
}

/**
 * Measured (across) against estimated (up) times on logarithmic axes, each with its 80% interval. On the line both are equal.
 */
export function agreementDrawing(runs: readonly PlottedRun[]): Drawing {
  const least = runs.reduce((low, run) => Math.min(low, run.measured, run.low), Number.POSITIVE_INFINITY);
  const most = runs.reduce((high, run) => Math.max(high, run.measured, run.high), 0);
  const marks = ticks(least, most);
  const [low = least, high = most] = [marks[0], marks.at(-1)];
  const names = [...new Set(runs.map(({ series }) => series))].sort();
  const curves = names.map((label, index): Curve => {
    const points = runs
      .filter(({ series }) => series === label)
      .map(({ measured, estimate, mark }) => ({ x: measured, y: estimate, mark }));
    return { label, look: 'points', points, like: index, radius: 4 };
  });
  const equal: Curve = {
    label: 'equal',
    look: 'guide',
    points: [low, high].map((at) => ({ x: at, y: at, mark: { label: `equal at ${formatTime(at)}` } })),
  };
  const scale = { log: true, format: formatTime, ticks: marks, min: low, max: high };
  return curveChart({
    id: 'agreement',
    title: 'Time per output token, measured against estimated, with the 80% intervals',
    x: { title: 'measured', ...scale },
    y: { title: 'estimate', ...scale },
    curves: [...curves, { ...equal, unlisted: true }],
    borders: [],
    height: 520,
    paint({ ctx, scales: { x, y }, chartArea }, theme) {
      if (x === undefined || y === undefined) return;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      ctx.globalAlpha = 0.5;
      ctx.lineWidth = 1.25;
      for (const run of runs) {
        const at = x.getPixelForValue(run.measured);
        ctx.strokeStyle = seriesColour(theme, names.indexOf(run.series));
        ctx.beginPath();
        ctx.moveTo(at, y.getPixelForValue(run.low));
        ctx.lineTo(at, y.getPixelForValue(run.high));
        ctx.stroke();
      }
      ctx.restore();
    },
  });
}
