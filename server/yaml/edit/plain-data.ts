import type { YamlPath } from '../parse';
import { entriesOf, isNested } from './print';

export type Data = Readonly<Record<string, unknown>>;

/** Whether two values are deeply equal, ignoring the order of keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isNested(a) || !isNested(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entriesOf(a), new Map(entriesOf(b))];
  return (
    left.length === right.size &&
    left.every(([key, item]) => right.has(key) && sameData(item, right.get(key)))
  );
}

/** The value in plain data at a path. */
export function dataAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((value, key) => (isNested(value) ? (value as Data)[key] : undefined), data);
}

/** A copy of `data` with `value` at `path`. */
export function putInto(data: unknown, path: YamlPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === key ? putInto(item, rest, value) : item));
  return { ...(isNested(data) ? data : {}), [key]: putInto(dataAt(data, [key]), rest, value) };
}
