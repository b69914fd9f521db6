/** A parsed object of a benchmark's file. */
export type Data = Readonly<Record<string, unknown>>;

/** Columns of a run table; undefined where the benchmark does not say. */
export type Columns = Readonly<Record<string, string | number | undefined>>;

/** The columns of a row, or why it cannot be used. */
export type Imported =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly reason: string };

/** A file format that a benchmark writes. */
export interface RunFormat {
  readonly name: string;
  /** Whether an object, or a row by its headings, is of this format. */
  recognizes(data: Data): boolean;
  read(data: Data): Imported;
}

/** A key's value as a number; NaN where it is there and is none, undefined where it is absent. */
export function numberIn(data: Data, key: string): number | undefined {
  const value = data[key];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

/** A key's value as text; undefined where it is absent or empty. */
export function textIn(data: Data, key: string): string | undefined {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a flag is set, as JSON or as environments write it. */
export function isSet(data: Data, key: string): boolean {
  return /^(true|1|yes|on)$/i.test(String(data[key]));
}

/** Reads one of several keys that name the same number. */
export function firstNumber(data: Data, keys: readonly string[]): number | undefined {
  return keys.map((key) => numberIn(data, key)).find((value) => value !== undefined);
}
