import type { Chart } from 'chart.js';
import type { Theme } from '../../host/theme';

/** Half the width of the cap at an end of an error bar, in pixels. */
const CAP = 5;
const RING = 11;

/** The position of a point of a chart, if it is shown. */
function place(chart: Chart, dataset: number, index: number): { x: number; y: number } | undefined {
  return chart.isDatasetVisible(dataset) ? chart.getDatasetMeta(dataset).data[index] : undefined;
}

/** Clips drawing to the area inside the axes. */
function inside({ ctx, chartArea: { left, top, width, height } }: Chart, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  draw();
  ctx.restore();
}

/** The interval of each point on the y axis, by dataset and index. */
export type Intervals = readonly (readonly { readonly low: number; readonly high: number }[])[];

/** Draws intervals as lines with a cap at each end, in the colours of the points. */
export function paintIntervals(chart: Chart, intervals: Intervals): void {
  const { ctx, scales } = chart;
  inside(chart, () => {
    ctx.lineWidth = 1.5;
    intervals.forEach((list, dataset) => {
      ctx.strokeStyle = String(chart.data.datasets[dataset]?.borderColor);
      list.forEach(({ low, high }, index) => {
        const at = place(chart, dataset, index);
        const [from, to] = [scales.y?.getPixelForValue(low), scales.y?.getPixelForValue(high)];
        if (at === undefined || from === undefined || to === undefined) return;
        ctx.beginPath();
        ctx.moveTo(at.x, from);
        ctx.lineTo(at.x, to);
        for (const end of [from, to]) {
          ctx.moveTo(at.x - CAP, end);
          ctx.lineTo(at.x + CAP, end);
        }
        ctx.stroke();
      });
    });
  });
}

/** Draws rings around points with a problem, by dataset and index. */
export function paintRings(chart: Chart, flagged: readonly (readonly boolean[])[], theme: Theme): void {
  const { ctx } = chart;
  inside(chart, () => {
    ctx.strokeStyle = theme.warning;
    ctx.lineWidth = 2.5;
    flagged.forEach((list, dataset) => {
      list.forEach((has, index) => {
        const at = has ? place(chart, dataset, index) : undefined;
        if (at === undefined) return;
        ctx.beginPath();
        ctx.arc(at.x, at.y, RING, 0, 2 * Math.PI);
        ctx.stroke();
      });
    });
  });
}

/** A name above a line, at its value on the y axis. */
export interface LineName {
  readonly text: string;
  /** The name if there is little room. */
  readonly short: string;
  readonly at: number;
}

const LINE = 15;
/** The width in pixels of a chart below which names are short. */
const NARROW = 480;

/** Draws names at the right ends of their lines; names that would overlap are joined. */
export function paintNames(chart: Chart, names: readonly LineName[], theme: Theme): void {
  const { ctx, scales, chartArea } = chart;
  const placed: { texts: string[]; y: number }[] = [];
  const narrow = chartArea.width < NARROW;
  for (const { text, short, at } of names.toSorted((one, other) => other.at - one.at)) {
    const y = scales.y?.getPixelForValue(at);
    const above = placed.at(-1);
    if (y === undefined) continue;
    if (above !== undefined && y - above.y < LINE) above.texts.push(narrow ? short : text);
    else placed.push({ texts: [narrow ? short : text], y });
  }
  inside(chart, () => {
    ctx.font = `${theme.fontSize - 1}px ${theme.font}`;
    ctx.fillStyle = theme.foreground;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'bottom';
    for (const { texts, y } of placed) ctx.fillText(texts.join(' · '), chartArea.right - 4, y - 2);
  });
}

/** Draws a name along and above a rising line. */
export function paintAlong(
  chart: Chart,
  name: { readonly text: string; readonly from: Point; readonly to: Point },
  theme: Theme,
): void {
  const { ctx, scales } = chart;
  const [x, y] = [scales.x, scales.y];
  if (x === undefined || y === undefined) return;
  const pixel = (point: Point) => ({ x: x.getPixelForValue(point.x), y: y.getPixelForValue(point.y) });
  const [from, to] = [pixel(name.from), pixel(name.to)];
  inside(chart, () => {
    ctx.translate(from.x, from.y);
    ctx.rotate(Math.atan2(to.y - from.y, to.x - from.x));
    ctx.font = `${theme.fontSize - 1}px ${theme.font}`;
    ctx.fillStyle = theme.foreground;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(name.text, 24, -2);
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}
