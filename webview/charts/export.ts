import Context from 'svgcanvas/context.js';
import type { Theme } from '../host/theme';
import { completed } from './chart-view';
import { paintPlugin } from './emphasis';
import { painterFor } from './patterns';
import type { Drawing, Picture, Table } from './picture';
import { BasicPlatform, Chart } from './registered';

const WIDTH = 1200;
const TITLE = 30;
/** PNG pixels for a CSS pixel. */
const SCALE = 2;

/** The drawing on a surface that is not on the screen. */
function drawOn(context: CanvasRenderingContext2D, drawing: Drawing, theme: Theme, ratio: number): void {
  const painter = painterFor(context, theme);
  const config = completed({ ...drawing, zoom: 'none' }, theme, painter, () => {});
  const surface = { getContext: () => context, width: WIDTH, height: drawing.height };
  const chart = new Chart(surface as unknown as HTMLCanvasElement, {
    ...config,
    platform: BasicPlatform,
    plugins: [paintPlugin((on) => drawing.own?.paint(on, theme, painter))],
    options: { ...config.options, responsive: false, devicePixelRatio: ratio, events: [] },
  });
  chart.draw();
  chart.destroy();
}

function heading(context: CanvasRenderingContext2D, text: string, theme: Theme): void {
  context.fillStyle = theme.foreground;
  context.font = `600 14px ${theme.font}`;
  context.textBaseline = 'middle';
  context.fillText(text, 12, TITLE / 2);
}

/** All charts of a picture below each other as a PNG, in base64. */
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
    heading(context, `${title}: ${drawing.title}`, theme);
    context.restore();
    const part = document.createElement('canvas');
    part.width = WIDTH;
    part.height = drawing.height;
    const inner = part.getContext('2d');
    if (inner !== null) drawOn(inner, drawing, theme, SCALE);
    context.drawImage(part, 0, top + TITLE * SCALE);
    top += (TITLE + drawing.height) * SCALE;
  }
  return sheet.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

/** A surface whose drawing becomes SVG. Its elements belong to no page, whose policy forbids style attributes. */
function vectorSurface(width: number, height: number) {
  const ctx = document.createElement('canvas').getContext('2d');
  const page = document.implementation.createHTMLDocument('');
  return new Context({ width, height, document: page, ...(ctx === null ? {} : { ctx }) });
}

/** The same as an SVG document. */
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
    const label = vectorSurface(WIDTH, TITLE);
    heading(label as unknown as CanvasRenderingContext2D, `${title}: ${drawing.title}`, theme);
    const part = vectorSurface(WIDTH, drawing.height);
    drawOn(part as unknown as CanvasRenderingContext2D, drawing, theme, 1);
    for (const [svg, y] of [
      [label.getSvg(), top],
      [part.getSvg(), top + TITLE],
    ] as const) {
      svg.setAttribute('y', String(y));
      sheet.append(svg);
    }
    top += TITLE + drawing.height;
  }
  return new XMLSerializer().serializeToString(sheet);
}

function csvCell(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The tables of a picture as CSV, with an empty line between them. */
export function toCsv(tables: readonly Table[]): string {
  return tables
    .map(({ columns, rows }) =>
      [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(csvCell).join(',')).join('\r\n'),
    )
    .join('\r\n\r\n');
}

/** The tables of a picture as data: a list of objects for each. */
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
