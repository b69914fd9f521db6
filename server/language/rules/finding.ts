import type { SourceFile, Spot } from '../workspace';
import type { Proposal } from './fixes/proposal';

export type Severity = 'error' | 'warning' | 'information';

/** What a rule finds, by key path: the runner gives it its range. */
export type Found = Spot & {
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
  /** Other places that explain it. */
  readonly related?: readonly (Spot & { readonly file: SourceFile; readonly message: string })[];
  /** The ways to fix it, worked out on demand. */
  readonly fixes?: (() => readonly Proposal[]) | undefined;
};

/** A finding with the code that it is known by. */
export type Coded<Code extends string = string> = Found & {
  /** Stable, kebab-case; its page is `docs/rules/<code>.md`. */
  readonly code: Code;
  readonly severity: Severity;
};
