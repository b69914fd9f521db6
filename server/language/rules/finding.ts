import type { SourceFile, Spot } from '../workspace';
import type { Proposal } from './fixes/proposal';

export type Severity = 'error' | 'warning' | 'information';

/** A finding of a rule, located by key path; `check` resolves the path to a range. */
export type Found = Spot & {
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
  /** Other locations that explain the finding. */
  readonly related?: readonly (Spot & { readonly file: SourceFile; readonly message: string })[];
  /** The quick fixes, computed on demand. */
  readonly fixes?: (() => readonly Proposal[]) | undefined;
};

/** A finding with its code. */
export type Coded<Code extends string = string> = Found & {
  /** Stable and kebab-case; documented in `docs/rules/<code>.md`. */
  readonly code: Code;
  readonly severity: Severity;
};
