/** Reading plain data that may be half typed: nothing is taken for granted. */
export type Data = Readonly<Record<string, unknown>>;

/** The value as a map; an empty one for anything else. */
export function mapOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** The value as a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a key as a number; undefined for anything else. */
export function numberOf(map: Data, key: string): number | undefined {
  const value = map[key];
  return typeof value === 'number' ? value : undefined;
}
