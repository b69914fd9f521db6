import { type Formula, formula } from '../formula';

/**
 * How an attention divides over the ranks of a tensor-parallel group: heads are dealt out, what all heads share is
 * held by every rank. The parts are parts of the operator's `projections` and `stateBytes`; the rest goes by query heads.
 */
export interface AttentionSplit {
  /** Weights that every rank holds whole: low-rank query and compressed KV projections, a sparse attention's indexer. */
  readonly everywhere: Formula;
  /** Weights that go by key and value heads. */
  readonly perKvHead: Formula;
  /** Weights of the output projection, which go by query heads and which `output_tensor` divides further. */
  readonly output: Formula;
  /** State bytes that every rank keeps whole; the rest of the state goes by key and value heads. */
  readonly stateEverywhere: Formula;
  /** Query heads; undefined where the design does not say, and divides evenly. */
  readonly heads: number | undefined;
  /** Heads that own state: ranks beyond them keep copies. */
  readonly kvHeads: number | undefined;
}

/** How an FFN divides: what serves every token (a dense FFN, shared experts) and the routed experts. */
export interface FfnSplit {
  /** FLOPs per token of what serves every token. */
  readonly everyTokenFlops: Formula;
  /** Its parameters. */
  readonly everyTokenParameters: Formula;
  /** Bytes of those, where they have a format of their own. */
  readonly everyTokenBytes?: Formula;
  /** FLOPs per token of the routed experts. */
  readonly routedFlops: Formula;
  /** Parameters of one routed expert. */
  readonly expertParameters: Formula;
  /** Routed experts E and how many of them serve a token, k; 0 in a dense FFN. */
  readonly experts: number;
  readonly active: number;
  /** Experts that serve every token; a dense FFN is one. */
  readonly shared: number;
  /** The width over which `tensor` divides its matrices; undefined where the design does not say. */
  readonly width: number | undefined;
  /** Share of the work and of the weights in the last matrix (down), which is a kernel of its own. */
  readonly downShare: number;
}

/** A part that a design does not have. */
export const NOTHING = formula('0');

/** Every head owns a state, so that heads are all there is to deal out. */
export function byHeads(heads: number, output: Formula): AttentionSplit {
  return { everywhere: NOTHING, perKvHead: NOTHING, output, stateEverywhere: NOTHING, heads, kvHeads: heads };
}

/**
 * The share of `parts` equal parts that the fullest of `ranks` ranks holds: ceil(parts/ranks)/parts, so that ranks
 * beyond the parts hold copies; 1/ranks where the parts are not known (a custom design may not say, or say nonsense).
 */
export function fullestShare(parts: number | undefined, ranks: number): number {
  return parts === undefined || !(parts >= 1) ? 1 / ranks : Math.ceil(parts / ranks) / parts;
}
