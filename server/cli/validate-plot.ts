import { formatTime } from '../core/quantity';
import type { PlottedRun } from '../core/validate';
import { escaped } from './html-page';

const [WIDTH, HEIGHT] = [860, 620];
const MARGIN = { left: 88, right: 40, top: 16, bottom: 56 };
/** Colours that differ in lightness too; runs of more series share them. */
const COLOURS = ['#0b6bcb', '#c2500a', '#2e7d32', '#8e24aa', '#a3820c', '#00838f', '#ad1457', '#546e7a'];
const STEPS = [1, 2, 5];

type Scale = (value: number) => number;

/** Round times from the largest at most `low` to the smallest at least `high`. */
function ticks(low: number, high: number): readonly number[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, index) => Math.floor(Math.log10(low)) + index,
  );
  const all = decades.flatMap((decade) => STEPS.map((step) => Number(`${step}e${decade}`)));
  const first = all.filter((value) => value <= low).at(-1) ?? low;
  const last = all.find((value) => value >= high) ?? high;
  return all.filter((value) => value >= first && value <= last);
}

const log = (low: number, high: number, from: number, to: number): Scale => {
  const slope = (to - from) / Math.log(high / low);
  return (value) => from + slope * Math.log(value / low);
};

const at = (value: number): string => value.toFixed(1);

function line(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${style}"/>`;
}

function label(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" ${attributes}>${escaped(text)}</text>`;
}

/**
 * Measured (across) against estimated (up) TPOT of runs on logarithmic axes, each with its interval, as an SVG picture. On the
 * diagonal both are equal; the dashed lines are 20% to either side.
 */
export function validationPlot(
  points: readonly PlottedRun[],
  seriesOf: (compared: PlottedRun) => string,
): string {
  const times = points.flatMap(({ run, low, high }) => [run.tpot, low, high]);
  const marks = ticks(
    times.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY),
    times.reduce((one, other) => Math.max(one, other), 0),
  );
  const [low = 1e-3, high = 1] = [marks[0], marks.at(-1)];
  const [left, right] = [MARGIN.left, WIDTH - MARGIN.right];
  const [bottom, top] = [HEIGHT - MARGIN.bottom, MARGIN.top];
  const x = log(low, high, left, right);
  const y = log(low, high, bottom, top);
  const series = [...new Set(points.map(seriesOf))].sort();
  const diagonal = (factor: number, style: string): string => {
    const [from, to] = [Math.max(low, low / factor), Math.min(high, high / factor)];
    return line(x(from), y(from * factor), x(to), y(to * factor), style);
  };
  const grid = marks.flatMap((time) => [
    line(x(time), bottom, x(time), top, 'grid'),
    line(left, y(time), right, y(time), 'grid'),
    label(x(time), bottom + 18, formatTime(time), 'text-anchor="middle"'),
    label(left - 8, y(time) + 4, formatTime(time), 'text-anchor="end"'),
  ]);
  const runs = points.map((compared) => {
    const { run, estimate, low: from, high: to } = compared;
    const colour = COLOURS[series.indexOf(seriesOf(compared)) % COLOURS.length] ?? '#000';
    const title = `${run.id}: measured ${formatTime(run.tpot)}, estimate ${formatTime(estimate)}, ${formatTime(from)} to ${formatTime(to)}`;
    return `<g stroke="${colour}" fill="${colour}"><title>${escaped(title)}</title>${line(x(run.tpot), y(from), x(run.tpot), y(to), 'interval')}<circle cx="${at(x(run.tpot))}" cy="${at(y(estimate))}" r="3.5" class="run"/></g>`;
  });
  const legend = series.slice(0, COLOURS.length).map((name, index) => {
    const height = top + 18 + 18 * index;
    return `<circle cx="${left + 16}" cy="${height - 4}" r="4" fill="${COLOURS[index]}"/>${label(left + 26, height, name)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="measured against estimated time per output token">
${grid.join('\n')}
${diagonal(1, 'equal')}
${diagonal(1.2, 'near')}
${diagonal(1 / 1.2, 'near')}
${runs.join('\n')}
${legend.join('\n')}
${label((left + right) / 2, HEIGHT - 12, 'measured TPOT', 'text-anchor="middle"')}
${label(0, 0, 'estimated TPOT', `text-anchor="middle" transform="translate(14 ${(top + bottom) / 2}) rotate(-90)"`)}
</svg>`;
}
