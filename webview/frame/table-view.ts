import type { Cell, Place, Table } from '../charts/picture';
import { element } from '../dom/element';

/** The maximum number of rows shown; exports have all. */
const MOST_ROWS = 1000;

/** The tables of a panel on the screen. Rows are created when a table is opened, so that edits stay fast. */
export interface TablesView {
  readonly root: HTMLElement;
  show(tables: readonly Table[], cursor: Place | undefined): void;
}

function cellText(cell: Cell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? String(cell) : cell;
}

function rowOf(
  row: Table['rows'][number],
  chosen: (place: Place) => void,
  cursor: Place | undefined,
): HTMLElement {
  const { cells, place } = row;
  const here = place !== undefined && place.line === cursor?.line && place.uri === cursor.uri;
  const [first = null, ...rest] = cells;
  const name =
    place === undefined
      ? cellText(first)
      : element('button', { type: 'button', class: 'link', onclick: () => chosen(place) }, cellText(first));
  return element(
    'tr',
    here ? { 'aria-current': 'true' } : {},
    element('th', { scope: 'row' }, name),
    ...rest.map((cell) => element('td', typeof cell === 'number' ? { class: 'number' } : {}, cellText(cell))),
  );
}

function tableOf(table: Table, chosen: (place: Place) => void, cursor: Place | undefined): HTMLElement {
  const { caption, columns, rows } = table;
  const more = rows.length - MOST_ROWS;
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element(
        'caption',
        {},
        more > 0 ? `${caption} (the first ${MOST_ROWS} of ${rows.length} rows)` : caption,
      ),
      element(
        'thead',
        {},
        element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column))),
      ),
      element('tbody', {}, ...rows.slice(0, MOST_ROWS).map((row) => rowOf(row, chosen, cursor))),
    ),
  );
}

export function mountTables(chosen: (place: Place) => void): TablesView {
  const root = element('div', { class: 'tables' });
  let current: readonly Table[] = [];
  let at: Place | undefined;
  const shown: { details: HTMLDetailsElement; summary: HTMLElement }[] = [];

  function fill(index: number): void {
    const [view, table] = [shown[index], current[index]];
    if (view === undefined || table === undefined) return;
    const content = view.details.open ? [tableOf(table, chosen, at)] : [];
    view.details.replaceChildren(view.summary, ...content);
  }

  return {
    root,
    show(tables, cursor) {
      [current, at] = [tables, cursor];
      while (shown.length > tables.length) shown.pop()?.details.remove();
      while (shown.length < tables.length) {
        const index = shown.length;
        const summary = element('summary');
        const details = element('details', { ontoggle: () => fill(index) }, summary);
        shown.push({ details, summary });
        root.append(details);
      }
      tables.forEach(({ caption, rows }, index) => {
        const summary = shown[index]?.summary;
        if (summary !== undefined) summary.textContent = `Table: ${caption} (${rows.length} rows)`;
        if (shown[index]?.details.open === true) fill(index);
      });
    },
  };
}
