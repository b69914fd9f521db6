import type { ChartConfiguration } from 'chart.js';
import type { Theme } from '../host/theme';
import type { Drawing } from './picture';

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
 * The options that all charts share: no animation, whole-pixel layout, legend and tooltip in the theme's colours.
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
      tooltip: {
        backgroundColor: theme.background,
        titleColor: theme.foreground,
        bodyColor: theme.foreground,
        borderColor: theme.foreground,
        borderWidth: 1,
        displayColors: false,
        titleFont: font,
        bodyFont: font,
        callbacks: { title: () => '' },
      },
    },
  };
}

/** Wraps a long label into lines that fit a tooltip. */
export function wrapped(text: string, width = 56): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** Zooming by wheel with a modifier, pinch or drag, if a drawing allows it. */
export function zoomOptions(zoom: Drawing['zoom'], changed: () => void) {
  const enabled = zoom !== 'none';
  const mode = zoom === 'none' ? 'x' : zoom;
  return {
    limits: { x: { min: 'original', max: 'original' }, y: { min: 'original', max: 'original' } },
    pan: { enabled, mode, onPanComplete: changed },
    zoom: { wheel: { enabled, modifierKey: 'ctrl' }, mode, onZoomComplete: changed },
  } as const;
}
