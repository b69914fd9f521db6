import { element } from '../dom/element';
import type { Theme } from '../host/theme';
import { type ChartListener, type ChartView, mountChart } from './chart-view';
import type { Drawing, Place } from './picture';

/** The drawings of a picture on the screen. Each keeps its chart, and so zoom and focus, across pictures. */
export interface DrawingsView {
  readonly root: HTMLElement;
  show(drawings: readonly Drawing[], theme: Theme, cursor: Place | undefined): void;
  light(cursor: Place | undefined): void;
  destroy(): void;
}

export function mountDrawings(listener: ChartListener): DrawingsView {
  const root = element('div', { class: 'drawings' });
  const charts = new Map<string, ChartView>();

  return {
    root,
    show(drawings, theme, cursor) {
      for (const drawing of drawings) {
        const known = charts.get(drawing.id);
        if (known !== undefined) {
          known.show(drawing, theme, cursor);
          continue;
        }
        const view = mountChart(drawing, theme, listener);
        charts.set(drawing.id, view);
        const caption = element('figcaption', {}, element('span', {}, drawing.title), view.tools);
        root.append(element('figure', {}, caption, view.root));
        view.show(drawing, theme, cursor);
      }
      for (const [id, view] of charts) {
        const figure = view.root.parentElement;
        const drawing = drawings.find((each) => each.id === id);
        if (figure === null) continue;
        figure.hidden = drawing === undefined;
        const caption = figure.querySelector('figcaption > span');
        if (drawing !== undefined && caption !== null) caption.textContent = drawing.title;
        view.tools.hidden = drawing?.zoom === 'none';
      }
    },
    light(cursor) {
      for (const chart of charts.values()) chart.light(cursor);
    },
    destroy() {
      for (const chart of charts.values()) chart.destroy();
    },
  };
}
