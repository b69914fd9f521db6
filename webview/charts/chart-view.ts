import { element } from '../dom/element';
import type { Theme } from '../host/theme';
import { commonOptions } from './defaults';
import { onDrag } from './drag';
import { emphasisPlugin, paintPlugin } from './emphasis';
import { painterFor } from './patterns';
import type { Drawing, Painter, Place, Pointing, Step, Target } from './picture';
import { elementPointing } from './pointing';
import { Chart, type ChartConfiguration } from './registered';
import { pointerTip, zoomButtons } from './tools';
import { pannedBy, type Window, zoomedBy } from './zoom';

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
  /** Buttons that zoom. */
  readonly tools: HTMLElement;
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
  'Arrow keys move through the chart, Enter opens the line a figure comes from, plus and minus zoom, as the mouse wheel does, Shift with arrows pans, 0 shows all.';

/** Adds the options that all charts share; those of the drawing take precedence. */
export function completed(drawing: Drawing, theme: Theme, painter: Painter): ChartConfiguration {
  const config = drawing.config(theme, painter);
  const common = commonOptions(theme);
  const own = config.options ?? {};
  const { legend } = common.plugins ?? {};
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
      },
    },
  };
}

/** Shows a drawing, with keyboard, pointer and zoom. */
export function mountChart(first: Drawing, firstTheme: Theme, listener: ChartListener): ChartView {
  const tip = pointerTip();
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const help = element('span', { class: 'hidden', id: `help-${first.id}` }, first.help ?? HELP);
  const root = element(
    'div',
    { class: 'chart', role: 'application', tabindex: 0, 'aria-describedby': help.id },
    canvas,
    tip.root,
    help,
  );
  let drawing = first;
  let theme = firstTheme;
  let cursor: Place | undefined;
  let focused: Target | undefined;
  /** The visible range, if it is not everything. */
  let window: Window = {};
  /** What the axes show at first. */
  let whole: Window = {};
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the page has no 2D canvas');
  let painter = painterFor(context, theme);

  const pointing = (): Pointing => drawing.own?.pointing ?? elementPointing(chart, drawing.marks);
  const config = (): ChartConfiguration => {
    const made = completed(drawing, theme, painter);
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
    if (target === undefined) tip.root.hidden = true;
    chart.draw();
  }

  /** Shows another part of the axes. */
  function look(next: Window): void {
    window = next;
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

  /** What the axes show at first; the window keeps it while a part is shown. */
  function wholeNow(): Window {
    if (Object.keys(window).length > 0) return whole;
    whole = Object.fromEntries(Object.entries(chart.scales).map(([id, { min, max }]) => [id, { min, max }]));
    return whole;
  }

  function zoom(by: number, at?: { readonly x: number; readonly y: number }): void {
    if (drawing.zoom !== 'none') look(zoomedBy(chart, wholeNow(), drawing.zoom, by, at));
  }

  function pan(x: number, y: number): void {
    if (drawing.zoom !== 'none' && Object.keys(window).length > 0)
      look({ ...window, ...pannedBy(chart, whole, drawing.zoom, x, y) });
  }

  root.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const sideways = step === 'next' || step === 'previous';
    if (event.key === 'Enter' && focused?.mark.place !== undefined) listener.chosen(focused.mark.place);
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') look({});
    else if (event.key === 'Escape') point(undefined);
    else if (event.shiftKey && sideways) pan(step === 'next' ? -80 : 80, 0);
    else if (step !== undefined) {
      const target = pointing().step(focused, step);
      point(target);
      if (target !== undefined) tip.show(target.mark.label, target.box.x + target.box.width, target.box.y);
    } else return;
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
    if (target?.mark !== focused?.mark) point(target);
    if (target !== undefined) tip.show(target.mark.label, offsetX, offsetY);
  });
  canvas.addEventListener('pointerleave', () => point(undefined));
  canvas.addEventListener(
    'wheel',
    (event) => {
      const { deltaY, offsetX: x, offsetY: y } = event;
      // The wheel alone scrolls the page until the chart has the focus.
      const meant = event.ctrlKey || event.metaKey || document.activeElement === root;
      const out = deltaY > 0 && Object.keys(window).length === 0;
      if (!meant || drawing.zoom === 'none' || (out && !event.ctrlKey)) return;
      event.preventDefault();
      zoom(1.2 ** (-Math.sign(deltaY) * Math.min(3, Math.max(1, Math.abs(deltaY) / 100))), { x, y });
    },
    { passive: false },
  );
  const resized = new ResizeObserver(takeHeight);
  resized.observe(root);
  show(first, firstTheme, undefined);

  return {
    root,
    tools: zoomButtons((by) => (by === 'whole' ? look({}) : zoom(by))),
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
