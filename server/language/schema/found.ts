/** How messages describe a value. */
export function found(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `‘${value.length > 40 ? `${value.slice(0, 40)}…` : value}’`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}
