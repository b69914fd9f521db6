import type { Chart, Plugin } from 'chart.js';
import type { Theme } from '../host/theme';
import type { Box, Target } from './picture';

/** The highlighted elements of a chart: the keyboard selection, and those of the cursor's line. */
export interface Emphasis {
  readonly focused: Target | undefined;
  readonly lit: readonly Box[];
  readonly theme: Theme;
}

function outline({ ctx }: Chart, { x, y, width, height }: Box, grow: number): void {
  ctx.strokeRect(x - grow, y - grow, width + 2 * grow, height + 2 * grow);
}

/** Outlines elements of datasets: dashed for the cursor's line, solid for the keyboard selection. */
export function emphasisPlugin(emphasis: (chart: Chart) => Emphasis): Plugin {
  return {
    id: 'emphasis',
    afterDatasetsDraw(chart) {
      const { focused, lit, theme } = emphasis(chart);
      const { ctx } = chart;
      ctx.save();
      ctx.strokeStyle = theme.focus;
      ctx.lineWidth = 2.5;
      ctx.setLineDash([5, 3]);
      for (const box of lit) outline(chart, box, 2);
      ctx.setLineDash([]);
      if (focused !== undefined) outline(chart, focused.box, 3);
      ctx.restore();
    },
  };
}

/** Draws below the datasets. */
export function paintPlugin(paint: (chart: Chart) => void): Plugin {
  return { id: 'paint', beforeDatasetsDraw: paint };
}
