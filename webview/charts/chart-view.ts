import { element } from '../dom/element';
import type { Theme } from '../host/theme';
import { commonOptions, wrapped, zoomOptions } from './defaults';
import { onDrag } from './drag';
import { emphasisPlugin, paintPlugin } from './emphasis';
import { painterFor } from './patterns';
import type { Drawing, Painter, Place, Pointing, Step, Target } from './picture';
import { elementPointing } from './pointing';
import { Chart, type ChartConfiguration } from './registered';

/** The events of a chart, which its panel handles. */
export interface ChartListener {
  /** The user chose an element with a line of a file. */
  chosen(place: Place): void;
  /** The pointer is on an element; undefined: on none. */
  pointed(label: string | undefined): void;
}

/** A drawing on the screen. */
export interface ChartView {
  readonly root: HTMLElement;
  readonly chart: Chart;
  show(drawing: Drawing, theme: Theme, cursor: Place | undefined): void;
  light(cursor: Place | undefined): void;
  destroy(): void;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** The width in pixels below which a chart is narrow. */
const NARROW = 640;

const HELP =
  'Arrow keys move through the chart, Enter opens the line a figure comes from, plus and minus zoom, Shift with arrows pans, 0 shows all.';

/** Adds the options that all charts share; those of the drawing take precedence. */
export function completed(
  drawing: Drawing,
  theme: Theme,
  painter: Painter,
  zoomed: () => void,
): ChartConfiguration {
  const config = drawing.config(theme, painter);
  const common = commonOptions(theme);
  const own = config.options ?? {};
  const label = ({ datasetIndex, dataIndex }: { datasetIndex: number; dataIndex: number }) =>
    wrapped(drawing.marks[datasetIndex]?.[dataIndex]?.label ?? '');
  const { tooltip, legend } = common.plugins ?? {};
  return {
    ...config,
    options: {
      ...common,
      ...own,
      plugins: {
        ...common.plugins,
        ...own.plugins,
        legend: {
          ...legend,
          ...own.plugins?.legend,
          labels: { ...legend?.labels, ...own.plugins?.legend?.labels },
        },
        tooltip: { ...tooltip, ...own.plugins?.tooltip, callbacks: { title: () => '', label } },
        zoom: zoomOptions(drawing.zoom, zoomed),
      },
    },
  };
}

/** Shows a drawing, with keyboard, pointer and zoom. */
export function mountChart(first: Drawing, firstTheme: Theme, listener: ChartListener): ChartView {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const help = element('span', { class: 'hidden', id: `help-${first.id}` }, first.help ?? HELP);
  const root = element(
    'div',
    { class: 'chart', role: 'application', tabindex: 0, 'aria-describedby': help.id },
    canvas,
    help,
  );
  let drawing = first;
  let theme = firstTheme;
  let cursor: Place | undefined;
  let focused: Target | undefined;
  /** The visible range, if it is not everything. */
  let window: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {};
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the page has no 2D canvas');
  let painter = painterFor(context, theme);

  const pointing = (): Pointing => drawing.own?.pointing ?? elementPointing(chart, drawing.marks);
  const zoomed = (): void => {
    window = Object.fromEntries(Object.entries(chart.scales).map(([id, { min, max }]) => [id, { min, max }]));
    focused = undefined;
  };
  const config = (): ChartConfiguration => {
    const made = completed(drawing, theme, painter, zoomed);
    for (const [id, { min, max }] of Object.entries(window)) {
      const scale = made.options?.scales?.[id];
      if (scale !== undefined) Object.assign(scale, { min, max });
    }
    return made;
  };
  const emphasis = emphasisPlugin(() => ({
    focused,
    lit: cursor === undefined ? [] : pointing().from(cursor),
    theme,
  }));
  const paint = paintPlugin((on) => drawing.own?.paint(on, theme, painter));
  const chart = new Chart(context, { ...config(), plugins: [paint, emphasis] });

  function point(target: Target | undefined): void {
    focused = target;
    listener.pointed(target?.mark.label);
    chart.draw();
  }

  function reset(): void {
    window = {};
    show(drawing, theme, cursor);
  }

  function show(next: Drawing, nextTheme: Theme, at: Place | undefined): void {
    if (nextTheme !== theme) painter = painterFor(context as CanvasRenderingContext2D, nextTheme);
    [drawing, theme, cursor] = [next, nextTheme, at];
    focused = undefined;
    root.setAttribute('aria-label', drawing.title);
    takeHeight();
    const { data, options } = config();
    chart.data = data;
    if (options !== undefined) chart.options = options;
    chart.update('none');
  }

  function takeHeight(): void {
    const more = root.clientWidth > 0 && root.clientWidth < NARROW ? (drawing.narrow ?? 0) : 0;
    root.style.height = `${drawing.height + more}px`;
  }

  function zoom(by: number): void {
    if (drawing.zoom === 'none') return;
    chart.zoom(by, 'none');
    zoomed();
  }

  function pan(x: number, y: number): void {
    if (drawing.zoom === 'none') return;
    chart.pan(drawing.zoom === 'x' ? { x } : { x, y }, undefined, 'none');
    zoomed();
  }

  root.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const sideways = step === 'next' || step === 'previous';
    if (event.key === 'Enter' && focused?.mark.place !== undefined) listener.chosen(focused.mark.place);
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') reset();
    else if (event.key === 'Escape') point(undefined);
    else if (event.shiftKey && sideways) pan(step === 'next' ? -80 : 80, 0);
    else if (step !== undefined) point(pointing().step(focused, step));
    else return;
    event.preventDefault();
  });
  onDrag(canvas, pan);
  canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    const place = pointing().at(offsetX, offsetY)?.mark.place;
    if (place !== undefined) listener.chosen(place);
  });
  canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    const target = pointing().at(offsetX, offsetY);
    canvas.style.cursor = target?.mark.place === undefined ? 'default' : 'pointer';
    if (drawing.own?.pointing !== undefined && target?.mark !== focused?.mark) point(target);
  });
  const resized = new ResizeObserver(takeHeight);
  resized.observe(root);
  show(first, firstTheme, undefined);

  return {
    root,
    chart,
    show,
    light(at) {
      if (at?.line === cursor?.line && at?.uri === cursor?.uri) return;
      cursor = at;
      chart.draw();
    },
    destroy() {
      resized.disconnect();
      chart.destroy();
    },
  };
}
