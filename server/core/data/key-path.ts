/** The path from the root of plain data to a value: map keys and list indexes. */
export type KeyPath = readonly (string | number)[];

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The value at a path in plain data; undefined if there is none. */
export function dataAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isNested(value) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined,
    data,
  );
}

/** A copy of plain data with `value` at a path; missing maps on the way are added. */
export function putInto(data: unknown, path: KeyPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === key ? putInto(item, rest, value) : item));
  return { ...(isNested(data) ? data : {}), [key]: putInto(dataAt(data, [key]), rest, value) };
}
