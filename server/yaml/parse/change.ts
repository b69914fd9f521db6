import type { Change } from './scan/scan';
import type { TextChange } from './types';

/** One change that covers all of `changes`; undefined if they cannot turn `before` into `after`. */
export function hull(changes: readonly TextChange[], before: string, after: string): Change | undefined {
  const first = changes[0];
  if (!first) return undefined;
  let { fromA, toA, toB } = first;
  for (const change of changes) {
    fromA = Math.min(fromA, change.fromA);
    toA = Math.max(toA, change.toA);
    toB = Math.max(toB, change.toB);
  }
  const fits =
    fromA >= 0 &&
    toA <= before.length &&
    toB <= after.length &&
    after.length - toB === before.length - toA &&
    toB >= fromA;
  return fits ? { fromA, toA, toB } : undefined;
}

/** The shortest span that differs between two texts. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  return { fromA: start, toA: before.length - end, toB: after.length - end };
}
