import { type Formula, formula, multiply, type Variables } from '../formula';
import type { AttentionSplit, FfnSplit } from './split';

/**
 * How work is counted. `exact` follows the algorithms; `step3-paper` follows the paper's simplifications: MLA attention
 * is 4·H·(r+p)·S, lightning attention 10·H·d², and router and LM head are left out.
 */
export type Counting = 'exact' | 'step3-paper';

/** Matrices of the projections that an engine launches by themselves, beyond one on each side of the core. */
export interface FurtherMatrices {
  readonly input: number;
  readonly output: number;
}

/**
 * What one attention layer costs per decoded token. Formulas are in the spec's own keys and in `hidden`, `context`,
 * `bytes_per_kv`, `bytes_per_index`, `bytes_per_state` and `bytes_per_weight`.
 */
export interface AttentionOperator {
  /** Bytes of KV cache or state that decoding one token moves. */
  readonly stateBytes: Formula;
  /** Bytes that stay in memory per sequence: fewer where a token reads and writes the state, more where it reads a part. */
  readonly keptBytes: Formula;
  /** FLOPs of scores and weighted sum (or of the state update). */
  readonly attentionFlops: Formula;
  /** The same as the paper counts it, where that differs. */
  readonly paperAttentionFlops?: Formula;
  /** Weights of the projections; the linear FLOPs are twice these. */
  readonly projections: Formula;
  /** Bytes of those weights; absent where each takes `bytes_per_weight`. */
  readonly weightBytes?: Formula;
  /** Absent where an engine launches one matrix before the core and one after it. */
  readonly further?: FurtherMatrices;
  /** How it divides over tensor-parallel ranks. */
  readonly split: AttentionSplit;
  /** Values of the variables that come from the attention itself. */
  readonly variables: Variables;
}

/** What one FFN layer costs per decoded token, in the same terms. */
export interface FfnOperator {
  readonly ffnFlops: Formula;
  /** FLOPs of the router. */
  readonly routerFlops: Formula;
  /** All parameters, router included. */
  readonly parameters: Formula;
  /** Parameters that serve one token, router included. */
  readonly activeParameters: Formula;
  /** Bytes of the weights; absent where each parameter takes `bytes_per_weight`. */
  readonly weightBytes?: Formula;
  readonly stateBytes: Formula;
  /** How it divides over ranks. */
  readonly split: FfnSplit;
  readonly variables: Variables;
}

export const PER_WEIGHT = formula('bytes_per_weight');

/** The further matrices of two designs together. */
export function addMatrices(one: FurtherMatrices | undefined, other: FurtherMatrices): FurtherMatrices {
  const { input = 0, output = 0 } = one ?? {};
  return { input: input + other.input, output: output + other.output };
}

/** The FLOPs formula of a counting mode. */
export function attentionFlopsOf(operator: AttentionOperator, counting: Counting): Formula {
  return counting === 'step3-paper'
    ? (operator.paperAttentionFlops ?? operator.attentionFlops)
    : operator.attentionFlops;
}

/** Bytes of the projections' weights. */
export function attentionWeightBytes(operator: AttentionOperator): Formula {
  return operator.weightBytes ?? multiply(operator.projections, PER_WEIGHT);
}

/** Bytes of an FFN layer's weights. */
export function ffnWeightBytes(operator: FfnOperator): Formula {
  return operator.weightBytes ?? multiply(operator.parameters, PER_WEIGHT);
}
