import type { Theme } from '../host/theme';
import type { Painter } from './picture';

const SIZE = 8;

/** The strokes of each pattern in a square of 8 pixels: solid first, then increasingly different. */
const STROKES: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [],
  [
    [-2, 6, 6, -2],
    [2, 10, 10, 2],
  ],
  [[0, 4, 8, 4]],
  [[4, 0, 4, 8]],
  [
    [-2, 2, 6, 10],
    [2, -2, 10, 6],
  ],
  [
    [0, 4, 8, 4],
    [4, 0, 4, 8],
  ],
];

/** The series whose colour and stripes stand for fixed time in every chart, and those that stand for prefill. */
export const FIXED_COLOUR = 7;
export const PREFILL_COLOUR = 4;

/** The colour of a series. */
export function seriesColour({ series }: Theme, index: number): string {
  return series[index % series.length] ?? '#888888';
}

function tile(colour: string, stroke: string, index: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.fillStyle = colour;
  context.fillRect(0, 0, SIZE, SIZE);
  context.strokeStyle = stroke;
  context.lineWidth = 1.5;
  for (const [x1, y1, x2, y2] of STROKES[index % STROKES.length] ?? []) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  return canvas;
}

/** Cached fills for a canvas. */
export function painterFor(context: CanvasRenderingContext2D, theme: Theme): Painter {
  const made = new Map<number, string | CanvasPattern>();
  return {
    fill(series) {
      const known = made.get(series);
      if (known !== undefined) return known;
      const colour = seriesColour(theme, series);
      const plain = series % STROKES.length === 0;
      const fill = plain
        ? colour
        : (context.createPattern(tile(colour, theme.background, series), 'repeat') ?? colour);
      made.set(series, fill);
      return fill;
    },
  };
}
