/** Columns of measurements by name, each with the headings under which people write it. */
export type Columns<Name extends string = string> = Readonly<Record<Name, readonly string[]>>;

/** A row of measurements; what cannot be read becomes a problem of the row and is undefined. */
export interface MeasuredRow<Column extends string = string> {
  has(column: Column): boolean;
  /** A whole number from 1 on. */
  count(column: Column): number | undefined;
  refuse(code: 'invalid-value', message: string): undefined;
}

/** How a measured kernel of an attention's core is described. */
export interface Measured<Spec> {
  /** The columns of its shape, `context` among them where its state grows with the context. */
  readonly columns: Columns;
  /** Other names of the family. */
  readonly aliases?: readonly string[];
  /** The attention that a row measures the core of. What only its projections need is left at 1: they are kernels of their own. */
  spec(row: MeasuredRow): Spec | undefined;
}

/** A description whose rows are read by its own columns only. */
export function measured<Spec, Column extends string>(description: {
  readonly columns: Columns<Column>;
  readonly aliases?: readonly string[];
  spec(row: MeasuredRow<NoInfer<Column>>): Spec | undefined;
}): Measured<Spec> {
  return description;
}

/** Reads a column that a row may leave out. */
export function ifGiven<Column extends string>(
  row: MeasuredRow<Column>,
  column: NoInfer<Column>,
): number | undefined {
  return row.has(column) ? row.count(column) : undefined;
}

export const CONTEXT = {
  context: ['context', 'context length', 'sequence length', 'seq len', 'kv len'],
} as const;
export const HEADS = { heads: ['heads', 'q heads', 'query heads', 'num heads', 'n heads'] } as const;
export const KV_HEADS = {
  'kv heads': ['kv heads', 'kv head', 'num kv heads', 'n kv heads', 'key value heads'],
} as const;
export const HEAD_DIM = {
  'head dim': ['head dim', 'head dimension', 'head size', 'head width', 'key dim', 'qk dim'],
} as const;
export const VALUE_DIM = { 'value dim': ['value dim', 'v dim', 'v head dim', 'head dim v'] } as const;
