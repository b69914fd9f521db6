import type { IdleCause } from '../../../server/core/pipeline';
import { seriesColour } from '../../charts/patterns';
import type { Box, Painter } from '../../charts/picture';
import type { Theme } from '../../host/theme';
import type { markedLayers, PlacedLane, Window } from './lane-layout';
import { causeText, laneName } from './lane-names';
import type { Timeline } from './timeline';

/** The width in pixels from which a bar shows its pattern. */
const PATTERN_ROOM = 14;

/** The strokes of idle time, as dashes: grey must not be the only distinction. */
const SHADES = [
  { alpha: 0.1, slant: 1, every: 9 },
  { alpha: 0.22, slant: -1, every: 9 },
  { alpha: 0.1, slant: 0, every: 6 },
  { alpha: 0.3, slant: 1, every: 5 },
  { alpha: 0.16, slant: -1, every: 5 },
  { alpha: 0.06, slant: 0, every: 11 },
] as const;

/** The shade of a cause among those that occur. */
function shadeOf(causes: readonly IdleCause[], cause: IdleCause) {
  return SHADES[Math.max(causes.indexOf(cause), 0) % SHADES.length] ?? SHADES[0];
}

/** A pattern for idle time: a tint of the text colour with thin strokes. */
export function shadePattern(
  context: CanvasRenderingContext2D,
  theme: Theme,
  causes: readonly IdleCause[],
  cause: IdleCause,
): string | CanvasPattern {
  const { alpha, slant, every } = shadeOf(causes, cause);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = every;
  const inner = canvas.getContext('2d');
  if (inner === null) return theme.grid;
  inner.fillStyle = theme.foreground;
  inner.globalAlpha = alpha * 0.6;
  inner.fillRect(0, 0, every, every);
  inner.globalAlpha = Math.min(1, alpha + 0.2);
  inner.strokeStyle = theme.foreground;
  inner.lineWidth = 1;
  inner.beginPath();
  for (const shift of [-every, 0, every]) {
    inner.moveTo(slant === 0 ? every / 2 : shift, slant === -1 ? 0 : every);
    inner.lineTo(slant === 0 ? every / 2 : shift + every, slant === -1 ? every : 0);
  }
  inner.stroke();
  return context.createPattern(canvas, 'repeat') ?? theme.grid;
}

/** Draws the names left of the lanes. */
export function drawLaneNames(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  placed: readonly PlacedLane[],
  theme: Theme,
  left: number,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  placed.forEach(({ box }, index) => {
    const lane = timeline.lanes[index];
    if (lane === undefined) return;
    const middle = box.y + box.height / 2;
    context.fillStyle = theme.foreground;
    context.font = `600 ${theme.fontSize}px ${theme.font}`;
    context.fillText(laneName(lane.name), left, middle - 8);
    context.fillStyle = theme.muted;
    context.font = `${theme.fontSize}px ${theme.font}`;
    context.fillText(`${Math.round(lane.use.utilization * 100)}% busy`, left, middle + 8);
  });
}

/** Draws the numbers of layers above the lanes, with lines down through them. */
export function drawLayers(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  layers: ReturnType<typeof markedLayers>,
  area: Box,
  { from, to }: Window,
  theme: Theme,
): void {
  context.font = `${theme.fontSize - 1}px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillStyle = theme.muted;
  context.fillText('layer', area.x - 28, area.y - 5);
  let free = area.x - 8;
  for (const layer of layers) {
    const at = area.x + (((timeline.layerStarts[layer] ?? 0) - from) / (to - from)) * area.width;
    context.globalAlpha = 0.35;
    context.fillStyle = theme.muted;
    context.fillRect(at - 0.5, area.y - 4, 1, area.height + 4);
    context.globalAlpha = 1;
    const text = String(layer + 1);
    const half = context.measureText(text).width / 2;
    if (at - half < free) continue;
    context.fillStyle = theme.muted;
    context.fillText(text, at, area.y - 5);
    free = at + half + 6;
  }
}

/** Draws idle time, then the bars over it, with the micro-batch's number if there is room. */
export function drawLane(
  context: CanvasRenderingContext2D,
  { box, bars, gaps }: PlacedLane,
  theme: Theme,
  painter: Painter,
  shade: (cause: IdleCause) => string | CanvasPattern,
): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.font = `${theme.fontSize - 1}px ${theme.font}`;
  context.textBaseline = 'middle';
  for (const { box: own, gap } of gaps) {
    context.fillStyle = shade(gap.cause);
    context.fillRect(own.x, own.y, own.width, own.height);
    const text = causeText(gap.cause);
    if (own.width < 60 || own.width < context.measureText(text).width + 12) continue;
    label(context, text, own, theme);
  }
  const contrast = theme.kind.startsWith('high');
  for (const { box: own, bar, count } of bars) {
    // A pattern needs room; the row identifies the micro-batch in any case.
    context.fillStyle =
      own.width < PATTERN_ROOM ? seriesColour(theme, bar.microBatch) : painter.fill(bar.microBatch);
    context.fillRect(own.x, own.y + 0.5, Math.max(own.width, 0.75), own.height - 1);
    if (own.width < 4 || count > 1) continue;
    context.strokeStyle = contrast ? theme.foreground : theme.background;
    context.lineWidth = 1;
    context.strokeRect(own.x + 0.5, own.y + 0.5, own.width - 1, own.height - 1);
    const text = bar.kind === 'head' ? 'LM head' : own.width > 64 ? `layer ${bar.layer + 1}` : '';
    if (text !== '' && own.height >= 13 && own.width > context.measureText(text).width + 10)
      label(context, text, own, theme);
  }
}

/** Draws text on a background patch, so that it is legible on any pattern. */
function label(context: CanvasRenderingContext2D, text: string, box: Box, theme: Theme): void {
  const width = context.measureText(text).width + 8;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  context.fillStyle = theme.background;
  context.fillRect(middle.x - width / 2, middle.y - 7, width, 14);
  context.fillStyle = theme.foreground;
  context.textAlign = 'center';
  context.fillText(text, middle.x, middle.y + 0.5);
}
