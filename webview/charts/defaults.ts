import type { ChartConfiguration } from 'chart.js';
import type { Theme } from '../host/theme';

type Options = NonNullable<ChartConfiguration['options']>;

/** An axis in the theme's colours. */
export function axis(theme: Theme, title: string) {
  const font = { family: theme.font, size: theme.fontSize };
  return {
    title: { display: title !== '', text: title, color: theme.foreground, font },
    ticks: { color: theme.muted, font, maxRotation: 0, autoSkipPadding: 12 },
    grid: { color: theme.grid, tickColor: theme.grid },
    border: { color: theme.muted },
  };
}

/**
 * The options that all charts share: no animation, whole-pixel layout, legend in the theme's colours.
 */
export function commonOptions(theme: Theme): Options {
  const font = { family: theme.font, size: theme.fontSize };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    normalized: true,
    plugins: {
      legend: {
        position: 'bottom',
        labels: {
          color: theme.foreground,
          font,
          usePointStyle: false,
          boxWidth: 22,
          boxHeight: 12,
          padding: 12,
        },
      },
    },
  };
}
