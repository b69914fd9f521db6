/** Stable codes of reasons why measurements cannot be used. */
export type CalibrationProblemCode =
  | 'faster-than-peaks'
  | 'implausible'
  | 'invalid-table'
  | 'invalid-value'
  | 'missing-column'
  | 'missing-rate'
  | 'missing-value'
  | 'no-estimate'
  | 'other-engine'
  | 'other-hardware'
  | 'software-adapter'
  | 'too-few-points'
  | 'unknown-deployment'
  | 'unknown-kernel';

/** Why measurements cannot be used, and in which rows. */
export interface CalibrationProblem {
  readonly code: CalibrationProblemCode;
  /** Lines of a CSV file (its header is row 1), or items of a JSON list (a profile’s kernels), counted from 1. */
  readonly rows: readonly number[];
  /** What is wrong, what was expected and what to do. */
  readonly message: string;
}

/** Merges problems of several rows with the same message. */
export function joined(problems: readonly CalibrationProblem[]): readonly CalibrationProblem[] {
  const byMessage = new Map<string, { readonly problem: CalibrationProblem; readonly rows: Set<number> }>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.message}`;
    const known = byMessage.get(key);
    if (known === undefined) byMessage.set(key, { problem, rows: new Set(problem.rows) });
    else for (const row of problem.rows) known.rows.add(row);
  }
  return [...byMessage.values()].map(({ problem, rows }) => ({ ...problem, rows: [...rows] }));
}

/** A predicate: whether no problem refers to a measurement's row. */
export function notIn(
  problems: readonly CalibrationProblem[],
): (measurement: { readonly row: number }) => boolean {
  const rows = new Set(problems.flatMap((problem) => problem.rows));
  return ({ row }) => !rows.has(row);
}
