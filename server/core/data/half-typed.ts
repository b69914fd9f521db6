/** Plain data that may be half typed, so that every value can be missing or of any type. */
export type Data = Readonly<Record<string, unknown>>;

/** The value if it is a map, otherwise an empty map. */
export function mapOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** The value if it is a list, otherwise an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of a key if it is a number, otherwise undefined. */
export function numberOf(map: Data, key: string): number | undefined {
  const value = map[key];
  return typeof value === 'number' ? value : undefined;
}
