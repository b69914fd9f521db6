import Context from 'svgcanvas/context.js';
import type { Theme } from '../host/theme';
import { completed } from './chart-view';
import { paintPlugin } from './emphasis';
import { painterFor } from './patterns';
import type { Drawing, Picture } from './picture';
import { BasicPlatform, Chart } from './registered';

const WIDTH = 1200;
const TITLE = 30;
/** PNG pixels per CSS pixel. */
const SCALE = 2;

/** Draws a chart on an offscreen surface and calls `use` before the chart is destroyed and cleared. */
function drawOn(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  theme: Theme,
  ratio: number,
  use: () => void,
): void {
  const painter = painterFor(context, theme);
  const config = completed({ ...drawing, zoom: 'none' }, theme, painter);
  // Chart.js caches lines as Path2D, which only a real canvas supports, unless their segments may differ.
  const datasets = config.data.datasets.map((dataset) => ({ ...dataset, segment: {} }));
  const surface = { getContext: () => context, width: WIDTH, height: drawing.height };
  const chart = new Chart(surface as unknown as HTMLCanvasElement, {
    ...config,
    data: { ...config.data, datasets },
    platform: BasicPlatform,
    plugins: [paintPlugin((on) => drawing.own?.paint(on, theme, painter))],
    options: { ...config.options, responsive: false, devicePixelRatio: ratio, events: [] },
  });
  use();
  chart.destroy();
}

function heading(context: CanvasRenderingContext2D, text: string, theme: Theme): void {
  context.fillStyle = theme.foreground;
  context.font = `600 14px ${theme.font}`;
  context.textBaseline = 'middle';
  context.fillText(text, 12, TITLE / 2);
}

/** All charts of a picture, one below the other, as a base64-encoded PNG. */
export function toPng({ heading: title, drawings }: Picture, theme: Theme): string {
  const sheet = document.createElement('canvas');
  sheet.width = WIDTH * SCALE;
  sheet.height = SCALE * drawings.reduce((sum, { height }) => sum + height + TITLE, 0);
  const context = sheet.getContext('2d');
  if (context === null) throw new Error('the page has no 2D canvas');
  context.fillStyle = theme.background;
  context.fillRect(0, 0, sheet.width, sheet.height);
  let top = 0;
  for (const drawing of drawings) {
    context.save();
    context.scale(SCALE, SCALE);
    context.translate(0, top / SCALE);
    heading(context, [title, drawing.title].filter(Boolean).join(': '), theme);
    context.restore();
    const part = document.createElement('canvas');
    part.width = WIDTH;
    part.height = drawing.height;
    const inner = part.getContext('2d');
    const below = top + TITLE * SCALE;
    if (inner !== null) drawOn(inner, drawing, theme, SCALE, () => context.drawImage(part, 0, below));
    top += (TITLE + drawing.height) * SCALE;
  }
  return sheet.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

function place(sheet: SVGSVGElement, part: SVGSVGElement, top: number): void {
  part.setAttribute('y', String(top));
  sheet.append(part);
}

/** All charts of a picture as an SVG document. */
export function toSvg({ heading: title, drawings }: Picture, theme: Theme): string {
  const height = drawings.reduce((sum, drawing) => sum + drawing.height + TITLE, 0);
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sheet.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  sheet.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
  sheet.setAttribute('width', String(WIDTH));
  sheet.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', theme.background);
  sheet.append(ground);
  let top = 0;
  for (const drawing of drawings) {
    const label = new Context({ width: WIDTH, height: TITLE });
    const name = [title, drawing.title].filter(Boolean).join(': ');
    heading(label as unknown as CanvasRenderingContext2D, name, theme);
    const part = new Context({ width: WIDTH, height: drawing.height });
    place(sheet, label.getSvg(), top);
    drawOn(part as unknown as CanvasRenderingContext2D, drawing, theme, 1, () =>
      place(sheet, part.getSvg().cloneNode(true) as SVGSVGElement, top + TITLE),
    );
    top += TITLE + drawing.height;
  }
  return new XMLSerializer().serializeToString(sheet);
}

/** The tables of a picture as JSON: a list of objects for each. */
export function toJson({ heading: title, figures, tables }: Picture): string {
  const data = {
    title,
    figures: Object.fromEntries(figures.map(({ name, value }) => [name, value])),
    tables: tables.map(({ caption, columns, rows }) => ({
      caption,
      rows: rows.map(({ cells }) =>
        Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
      ),
    })),
  };
  return JSON.stringify(data, null, 2);
}
