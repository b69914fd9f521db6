/** Stable names of what keeps a deployment from being estimated. */
export type EstimateProblemCode =
  | 'batch-below-cards'
  | 'degrees-mismatch'
  | 'expert-in-attention'
  | 'experts-below-active'
  | 'experts-below-ranks'
  | 'invalid-work'
  | 'missing-network'
  | 'missing-rate'
  | 'missing-scale-out'
  | 'not-finite'
  | 'output-tensor-mismatch'
  | 'pipeline-exceeds-layers'
  | 'pipeline-mismatch'
  | 'tensor-exceeds-heads'
  | 'tensor-exceeds-width'
  | 'too-many-layers'
  | 'too-many-micro-batches';

/** Why a deployment has no estimate. */
export interface EstimateProblem {
  readonly code: EstimateProblemCode;
  /** Key path in the deployment's file. */
  readonly path: readonly (string | number)[];
  /** What is wrong, what was expected and what to do. */
  readonly message: string;
}

/** A value, or why there is none. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly EstimateProblem[] };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(...problems: readonly EstimateProblem[]): Result<never> {
  return { ok: false, problems };
}
