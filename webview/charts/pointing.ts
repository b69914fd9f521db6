import type { Chart, Element } from 'chart.js';
import type { Box, Drawing, Mark, Place, Pointing, Step, Target } from './picture';

/** The distance in pixels within which a point counts as hit. */
const REACH = 7;

/** The box of a chart element: that of a bar, or a square around a point. */
function boxOf(element: Element): Box {
  const { x, y, base, width, height, horizontal } = element as Element & {
    base?: number;
    width?: number;
    height?: number;
    horizontal?: boolean;
  };
  if (base === undefined || width === undefined || height === undefined)
    return { x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH };
  if (horizontal === true)
    return { x: Math.min(x, base), y: y - height / 2, width: Math.abs(x - base), height };
  return { x: x - width / 2, y: Math.min(y, base), width, height: Math.abs(y - base) };
}

export function isAt(mark: Mark, place: Place | undefined): boolean {
  return mark.place !== undefined && mark.place.line === place?.line && mark.place.uri === place.uri;
}

/** Pointing at the elements of a chart by the marks of its drawing. */
export function elementPointing(chart: Chart, marks: Drawing['marks']): Pointing {
  const target = (dataset: number, index: number): Target | undefined => {
    const mark = marks[dataset]?.[index];
    const element = chart.getDatasetMeta(dataset).data[index];
    return mark === undefined || element === undefined || !chart.isDatasetVisible(dataset)
      ? undefined
      : { mark, box: boxOf(element) };
  };
  const all = (): Target[] =>
    marks.flatMap((list, dataset) => list.flatMap((_, index) => target(dataset, index) ?? []));
  return {
    at: (x, y) => all().findLast(({ box }) => contains(box, x, y)),
    step: (from, step) => {
      const lists = marks.map((list, dataset) => list.flatMap((_, index) => target(dataset, index) ?? []));
      return stepIn(
        lists.filter((list) => list.length > 0),
        from,
        step,
      );
    },
    from: (place) => all().flatMap(({ mark, box }) => (isAt(mark, place) ? [box] : [])),
  };
}

export function contains({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
}

/** Moves through lists: left and right within one, up and down to the nearest element of another. */
function stepIn(
  lists: readonly (readonly Target[])[],
  from: Target | undefined,
  step: Step,
): Target | undefined {
  const row = lists.findIndex((list) => list.some(({ mark }) => mark === from?.mark));
  const list = lists[Math.max(row, 0)] ?? [];
  const at = list.findIndex(({ mark }) => mark === from?.mark);
  if (step === 'first' || at < 0) return list[0];
  if (step === 'last') return list.at(-1);
  if (step === 'next') return list[Math.min(at + 1, list.length - 1)];
  if (step === 'previous') return list[Math.max(at - 1, 0)];
  const other = lists[row + (step === 'down' ? 1 : -1)] ?? list;
  return nearest(other, from);
}

function nearest(list: readonly Target[], from: Target | undefined): Target | undefined {
  const middle = ({ box }: Target) => box.x + box.width / 2;
  const wanted = from === undefined ? 0 : middle(from);
  return list.reduce<Target | undefined>(
    (best, one) =>
      best === undefined || Math.abs(middle(one) - wanted) < Math.abs(middle(best) - wanted) ? one : best,
    undefined,
  );
}
