import type { AttentionSpec, FfnSpec, PrecisionSpec } from '../../core/spec';

type Plain = number | string | boolean;

/** A value of the model file, with a word on how it came about where it is not simply a field. */
export interface Figure<Value extends Plain = Plain> {
  readonly value: Value;
  readonly comment?: string;
}

export function figure<const Value extends Plain>(value: Value, comment?: string): Figure<Value> {
  return comment === undefined ? { value } : { value, comment };
}

/** A map of the model file in the order in which it is written; what is undefined is left out. */
export type Figures = Readonly<Record<string, Figure | PrecisionSpec | undefined>>;

/** The keys that a design's schema names; those of the user's choice are {@link Figures}. */
type NamedKeys<Spec> = {
  readonly [Key in keyof Spec as string extends Key ? never : Key]:
    | (Key extends 'precision' ? PrecisionSpec : Figure<Extract<Spec[Key], Plain>>)
    | Extract<Spec[Key], undefined>;
};

/** A design of the model file, with a figure for each of its keys. */
export type Design<Spec extends AttentionSpec | FfnSpec = AttentionSpec | FfnSpec> = Spec extends unknown
  ? NamedKeys<Spec> & (string extends keyof Spec ? Figures : unknown)
  : never;

/** The designs of a half of a model, and which of them each layer has. */
export interface Plan {
  readonly designs: Readonly<Record<string, Design>>;
  readonly names: readonly string[];
}
