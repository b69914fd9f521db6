import type { ChartConfiguration } from 'chart.js';
import type { Theme } from '../host/theme';
import { axis } from './defaults';
import type { Drawing, Mark, Painter } from './picture';

/** A bar with a part per series; null for a series that it lacks. */
export interface StackedRow {
  readonly label: string;
  readonly parts: readonly { readonly value: number | null; readonly mark: Mark }[];
  /** The interval of the total. */
  readonly interval?: { readonly low: number; readonly high: number };
}

export interface StackedBars {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly series: readonly string[];
  readonly rows: readonly StackedRow[];
  /** Draws parts side by side instead of stacked. */
  readonly grouped?: boolean;
  /** The colour of each series, where it is not its index. */
  readonly colours?: readonly number[];
}

/** Draws intervals as lines with a cap at each end, in the middle of a bar. */
function whiskers(rows: readonly StackedRow[], theme: Theme) {
  const lines = rows.flatMap(({ interval }, index) => {
    if (interval === undefined) return [];
    const line = {
      type: 'line' as const,
      borderColor: theme.foreground,
      borderWidth: 2,
      xScaleID: 'x',
      yScaleID: 'y',
    };
    const { low, high } = interval;
    return [
      { ...line, xMin: low, xMax: high, yMin: index, yMax: index },
      { ...line, xMin: low, xMax: low, yMin: index - 0.2, yMax: index + 0.2 },
      { ...line, xMin: high, xMax: high, yMin: index - 0.2, yMax: index + 0.2 },
    ];
  });
  return Object.fromEntries(lines.map((line, index) => [`interval${index}`, line]));
}

/** Horizontal bars, one below the other. */
export function stackedBars({
  id,
  title,
  unit,
  series,
  rows,
  grouped = false,
  colours = [],
}: StackedBars): Drawing {
  const config = (theme: Theme, painter: Painter): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: series.map((name, index) => ({
        label: name,
        data: rows.map(({ parts }) => parts[index]?.value ?? null),
        backgroundColor: painter.fill(colours[index] ?? index) as string,
        borderColor: theme.foreground,
        borderWidth: 1,
        barPercentage: 0.8,
        maxBarThickness: 26,
      })),
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: {
          ...axis(theme, unit),
          stacked: !grouped,
          beginAtZero: true,
          suggestedMax: Math.max(0, ...rows.map(({ interval }) => (interval?.high ?? 0) * 1.03)),
        },
        y: {
          ...axis(theme, ''),
          stacked: !grouped,
          grid: { display: false },
          ticks: { ...axis(theme, '').ticks, autoSkip: false },
        },
      },
      plugins: {
        annotation: { annotations: whiskers(rows, theme) },
        legend: {
          labels: {
            filter: ({ datasetIndex = 0 }) => rows.some(({ parts }) => parts[datasetIndex]?.value != null),
          },
        },
      },
    },
  });
  const bar = grouped ? 14 * series.length + 10 : 30;
  return {
    id,
    title,
    height: 110 + Math.max(rows.length, 1) * bar,
    marks: series.map((_, index) => rows.map(({ parts, label }) => parts[index]?.mark ?? { label })),
    zoom: 'none',
    config,
  };
}
