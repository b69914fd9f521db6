import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Theme } from '../host/theme';
import { axis } from './defaults';
import { seriesColour } from './patterns';
import type { Drawing, Mark } from './picture';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly mark: Mark;
}

/** A series of points: joined by a line, unconnected, a guide line without points, or a band behind the others. */
export interface Curve {
  readonly label: string;
  readonly look: 'line' | 'points' | 'guide' | 'band';
  readonly points: readonly CurvePoint[];
  /** The series whose colour and shape it shares; default: its index among the curves. */
  readonly like?: number;
  /** Draws points as outlines: the same series from before. */
  readonly hollow?: boolean;
  /** Of its points, in pixels. */
  readonly radius?: number;
  /** Omits the series from the legend, and the name next to its point. */
  readonly unlisted?: boolean;
}

/** A line across the chart with a label. */
export interface Border {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly text: string;
  /** Puts the label at the end of the line; default: at its start. */
  readonly end?: boolean;
}

interface Axis {
  readonly title: string;
  readonly log: boolean;
  readonly format: (value: number) => string;
  /** The positions of ticks; default: the chart's choice. */
  readonly ticks?: readonly number[];
  readonly min?: number;
  readonly max?: number;
}

export interface Curves {
  readonly id: string;
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly borders: readonly Border[];
  readonly height?: number;
  /** Draws the rest, below the curves. */
  readonly paint?: NonNullable<Drawing['own']>['paint'];
  readonly help?: string;
}

/** Space in pixels right of a chart for the names of its guides. */
const NAMES = 220;

/** Their number and that of the colours are coprime, so that the combinations repeat late. */
const SHAPES = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'crossRot', 'cross'] as const;
/** Shapes made of strokes only. */
const STROKES: readonly string[] = ['star', 'crossRot', 'cross'];
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3], [5, 2], [12, 4], [3, 6], [1, 2]] as const;

function dataset(
  curve: Curve,
  index: number,
  theme: Theme,
): ChartDataset<'line', { x: number; y: number }[]> {
  const bare = curve.look === 'guide' || curve.look === 'band';
  const { like = index, hollow, radius: wanted } = curve;
  const colour = bare ? theme.muted : seriesColour(theme, like);
  const points = curve.look === 'points';
  const shape = SHAPES[like % SHAPES.length] ?? 'circle';
  const stroked = bare || hollow || STROKES.includes(shape);
  const radius = bare ? 0 : (wanted ?? (points ? 7 : 3.5));
  return {
    label: curve.label,
    data: curve.points.map(({ x, y }) => ({ x, y })),
    showLine: !points,
    borderColor: curve.look === 'band' ? theme.grid : colour,
    backgroundColor: hollow ? theme.background : colour,
    borderWidth: curve.look === 'band' ? 9 : bare ? 1.5 : 2,
    borderDash: curve.look === 'line' ? [...(DASHES[index % DASHES.length] ?? [])] : [],
    order: bare ? 1 : points ? -1 : 0,
    pointStyle: bare ? 'line' : shape,
    pointRadius: radius,
    pointHoverRadius: radius * 1.3,
    pointBorderColor: stroked ? colour : theme.foreground,
    pointBorderWidth: stroked ? 2.5 : 1,
  };
}

/** The names of single-point series, next to the points. */
function pointNames(theme: Theme, curves: readonly Curve[]) {
  return curves.flatMap(({ label, look, unlisted, points: [only, ...more] }, index) =>
    look !== 'points' || unlisted || only === undefined || more.length > 0
      ? []
      : [
          {
            type: 'label' as const,
            xValue: only.x,
            yValue: only.y,
            xAdjust: 8,
            // Alternate heights, because long names would overlap.
            yAdjust: index % 4 === 2 ? 11 : 0,
            position: { x: 'start' as const, y: 'center' as const },
            content: label,
            color: theme.foreground,
            font: { family: theme.font, size: theme.fontSize - 1 },
            padding: 4,
          },
        ],
  );
}

/** Approximate pixels per decade of a log axis, and per line of text. */
const DECADE = 100;
const LINE = 15;

/** The names of guides next to their right ends, moved apart if they would overlap. */
function guideNames(theme: Theme, guides: readonly Curve[]) {
  let below = Number.POSITIVE_INFINITY;
  const ends = guides.flatMap(({ label, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [{ label, last }];
  });
  return ends
    .sort((one, other) => other.last.y - one.last.y)
    .map(({ label, last }) => {
      const wanted = Math.log10(last.y) * DECADE;
      const height = Math.min(wanted, below - LINE);
      below = height;
      return {
        type: 'label' as const,
        xValue: last.x,
        yValue: last.y,
        yAdjust: wanted - height,
        position: { x: 'start' as const, y: 'center' as const },
        content: label,
        color: theme.foreground,
        font: { family: theme.font, size: theme.fontSize - 1 },
        padding: 4,
      };
    });
}

/** A scale with formatted ticks. */
function scale(theme: Theme, { title, log, format, ticks, min, max }: Axis) {
  const base = axis(theme, title);
  return {
    ...base,
    type: log ? ('logarithmic' as const) : ('linear' as const),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ticks: {
      ...base.ticks,
      callback: (value: string | number) => format(Number(value)),
    },
    ...(ticks === undefined
      ? {}
      : {
          afterBuildTicks: (made: { ticks: { value: number }[] }) => {
            made.ticks = ticks.map((value) => ({ value }));
          },
        }),
  };
}

function border(theme: Theme, { axis: along, at, text, end = false }: Border, index: number) {
  return {
    type: 'line' as const,
    scaleID: along,
    value: at,
    borderColor: theme.warning,
    borderWidth: 2,
    borderDash: [6, 4],
    label: {
      display: true,
      content: text,
      position: end ? ('end' as const) : ('start' as const),
      // Labels of neighbouring lines are placed one below the other.
      yAdjust: along === 'x' ? index * 22 : 0,
      z: 1,
      backgroundColor: theme.background,
      color: theme.foreground,
      borderColor: theme.warning,
      borderWidth: 1,
      font: { family: theme.font, size: theme.fontSize - 1 },
      padding: 3,
    },
  };
}

/** Points and lines over two axes, each distinguished by shape and dash as well as by colour. */
export function curveChart({ id, title, x, y, curves, borders, paint, help, height = 420 }: Curves): Drawing {
  // Guides do not use up colours.
  let own = 0;
  const indices = curves.map(({ look }, index) => (look === 'guide' || look === 'band' ? index : own++));
  const straight = curves.filter(
    ({ look, points, unlisted }) => look === 'guide' && points.length === 2 && !unlisted,
  );
  const made = (theme: Theme): ChartConfiguration<'line', { x: number; y: number }[]> => ({
    type: 'line',
    data: { datasets: curves.map((curve, index) => dataset(curve, indices[index] ?? index, theme)) },
    options: {
      interaction: { mode: 'nearest', intersect: true },
      layout: { padding: { right: straight.length > 0 ? NAMES : 16 } },
      scales: { x: scale(theme, x), y: scale(theme, y) },
      plugins: {
        legend: {
          labels: {
            usePointStyle: true,
            boxHeight: 9,
            filter: ({ text }) =>
              !curves.some((curve) => curve.label === text && (curve.unlisted || straight.includes(curve))),
          },
        },
        annotation: {
          clip: false,
          annotations: Object.fromEntries([
            ...borders.map((line, index) => [`border${index}`, border(theme, line, index)]),
            ...pointNames(theme, curves).map((name, index) => [`point${index}`, name]),
            ...guideNames(theme, straight).map((name, index) => [`guide${index}`, name]),
          ]),
        },
      },
    },
  });
  return {
    id,
    title,
    height,
    marks: curves.map(({ points }) => points.map(({ mark }) => mark)),
    zoom: 'xy',
    ...(paint && { own: { paint } }),
    ...(help && { help }),
    // The library's types cannot express mixed chart types here.
    config: (theme) => made(theme) as unknown as ChartConfiguration,
  };
}
