import type { Table } from './picture';

/** A cell that spreadsheets take for text: one that begins like a formula, and is not a number, has an apostrophe in front. */
function csvCell(cell: string | number | null): string {
  const raw = cell === null ? '' : String(cell);
  const isFormula = typeof cell === 'string' && /^[=+\-@\t\r]/.test(raw) && Number.isNaN(Number(raw));
  const text = isFormula ? `'${raw}` : raw;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The tables of a picture as CSV, separated by empty lines. */
export function toCsv(tables: readonly Table[]): string {
  return tables
    .map(({ columns, rows }) =>
      [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(csvCell).join(',')).join('\r\n'),
    )
    .join('\r\n\r\n');
}
