import type { Chart, Scale } from 'chart.js';

/** The visible range of each axis; an axis that it lacks shows everything. */
export type Window = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

/** Moves the ends of an axis by pixels, no further than what it shows at first. */
function moved(scale: Scale, whole: Window[string], ends: (pixel: number) => number): Window[string] {
  const [low = whole.min, high = whole.max] = [scale.min, scale.max].map((value) =>
    scale.getValueForPixel(ends(scale.getPixelForValue(value))),
  );
  return { min: Math.max(low, whole.min), max: Math.min(high, whole.max) };
}

const isWhole = ({ min, max }: Window[string], whole: Window[string]): boolean =>
  min <= whole.min && max >= whole.max;

/** The axes of a chart that zoom, with what they show at first. */
function zoomed(
  chart: Chart,
  whole: Window,
  axes: 'x' | 'xy',
  of: (scale: Scale, all: Window[string]) => Window[string],
): Window {
  const windows = Object.entries(whole).flatMap(([id, all]) => {
    const scale = chart.scales[id];
    if (scale === undefined || !axes.includes(scale.axis)) return [];
    const now = of(scale, all);
    return now.max > now.min && !isWhole(now, all) ? [[id, now] as const] : [];
  });
  return Object.fromEntries(windows);
}

/** The window after zooming by a factor around a point of the canvas; by default its middle. */
export function zoomedBy(
  chart: Chart,
  whole: Window,
  axes: 'x' | 'xy',
  by: number,
  at?: { readonly x: number; readonly y: number },
): Window {
  const { left, top, width, height } = chart.chartArea;
  const { x, y } = at ?? { x: left + width / 2, y: top + height / 2 };
  return zoomed(chart, whole, axes, (scale, all) => {
    const around = scale.isHorizontal() ? x : y;
    return moved(scale, all, (pixel) => around + (pixel - around) / by);
  });
}

/** The window after dragging what is shown by pixels; an axis stops where it would show more than at first. */
export function pannedBy(chart: Chart, whole: Window, axes: 'x' | 'xy', x: number, y: number): Window {
  return zoomed(chart, whole, axes, (scale, all) => {
    const by = scale.isHorizontal() ? x : y;
    const { min, max } = scale;
    const low = scale.getValueForPixel(scale.getPixelForValue(min) - by) ?? min;
    const high = scale.getValueForPixel(scale.getPixelForValue(max) - by) ?? max;
    return low < all.min || high > all.max ? { min, max } : { min: low, max: high };
  });
}
