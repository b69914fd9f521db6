import type { KernelPoint, Profile } from '../../../server/core/profile';
import { element } from '../../dom/element';
import { changeSince } from '../change';
import { type Column, columns, type Sorting, sorted } from '../columns';
import { pointName } from '../names';
import { withEdge } from './scroll-edge';

/** The sortable table of measured kernels. */
export interface PointsTable {
  readonly root: HTMLElement;
  show(profile: Profile, previous: Profile | null, sorting: Sorting | null): void;
}

/** First ascending, then descending, then as measured. */
function nextSorting(column: string, now: Sorting | null): Sorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

function classesOf({ id, number }: Column, point: KernelPoint, previous: Profile | null): string {
  const change = id === 'change' ? changeSince(previous, point) : undefined;
  return [
    `of-${id}`,
    ...(number ? ['number'] : []),
    ...(change === undefined ? [] : [change.beyond ? 'beyond' : 'within']),
  ].join(' ');
}

/** The cache format, if it is not the usual one and its column is hidden. */
function cacheOf({ kv }: KernelPoint): readonly HTMLElement[] {
  if (kv === null || kv === 'f16') return [];
  return [element('span', { class: 'narrow' }, `, ${kv} KV`)];
}

/** The row of a point, and below it its problem. */
function bodyOf(point: KernelPoint, previous: Profile | null): HTMLElement {
  const { problem } = point;
  const [first, ...rest] = columns;
  const cells = rest.map((column) =>
    element(
      'td',
      { class: classesOf(column, point, previous) },
      column.text(point, previous),
      ...(column.id === 'variant' ? cacheOf(point) : []),
    ),
  );
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${problem === null ? '' : '⚠ '}${first?.text(point, previous)}`),
    ...cells,
  );
  if (problem === null) return element('tbody', {}, row);
  const warning = element(
    'td',
    { colspan: columns.length },
    element('span', { class: 'hidden' }, `${pointName(point)}: `),
    element('span', { class: 'words' }, problem),
  );
  return element('tbody', { class: 'problem' }, row, element('tr', {}, warning));
}

export function mountPointsTable(sortedBy: (sorting: Sorting | null) => void): PointsTable {
  let sorting: Sorting | null = null;
  const heads = columns.map((column) => {
    const mark = element('span', { 'aria-hidden': 'true', class: 'mark' });
    const button = element(
      'button',
      {
        type: 'button',
        class: 'sort',
        title: column.help,
        onclick: () => sortedBy(nextSorting(column.id, sorting)),
      },
      column.title,
      mark,
    );
    const head = element(
      'th',
      { scope: 'col', class: `of-${column.id}${column.number ? ' number' : ''}` },
      button,
    );
    return { column, mark, head };
  });
  const caption = element('caption');
  const table = element(
    'table',
    { class: 'points' },
    caption,
    element('thead', {}, element('tr', {}, ...heads.map(({ head }) => head))),
  );
  const scrolled = element(
    'div',
    { class: 'scroll wide', tabindex: 0, role: 'region', 'aria-label': 'Table of measured kernels' },
    table,
  );
  const root = withEdge(scrolled, table);
  return {
    root,
    show(profile, previous, wanted) {
      sorting = wanted;
      for (const { column, mark, head } of heads) {
        const direction =
          sorting?.column !== column.id ? 'none' : sorting.descending ? 'descending' : 'ascending';
        head.setAttribute('aria-sort', direction);
        mark.textContent = direction === 'none' ? '' : direction === 'ascending' ? '▲' : '▼';
      }
      const count = profile.kernels.length;
      caption.textContent = `${count} ${count === 1 ? 'point' : 'points'}; a heading sorts by its column`;
      for (const body of [...table.tBodies]) body.remove();
      table.append(...sorted(profile.kernels, previous, sorting).map((point) => bodyOf(point, previous)));
    },
  };
}
