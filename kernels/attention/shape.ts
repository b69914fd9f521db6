import type { AttentionKernelSpec } from './spec';

/** Sizes derived from an attention's spec. */
export interface AttentionShape {
  /** Query heads that share a KV head. */
  readonly group: number;
  /** Whether values are the first part of the keys (MLA), so that both use one tensor. */
  readonly shared: boolean;
  /** Whether each token has scales. */
  readonly scaled: boolean;
  /** The number of independent caches: sequences times KV heads. */
  readonly caches: number;
}

export function attentionShape(spec: AttentionKernelSpec): AttentionShape {
  return {
    group: spec.heads / spec.kvHeads,
    shared: spec.kernel === 'mla',
    scaled: spec.kv !== 'f16',
    caches: spec.batch * spec.kvHeads,
  };
}

/** The split of a context: `splits` chunks of `chunk` tokens, the last one shorter. */
export interface Splitting {
  readonly splits: number;
  readonly chunk: number;
}

/**
 * Splits a context into whole tiles so that about `workgroups` workgroups run concurrently.
 *
 * @param independent number of workgroups without any split
 */
export function splitContext(
  context: number,
  tile: number,
  independent: number,
  workgroups: number,
): Splitting {
  const tiles = Math.ceil(context / tile);
  const wanted = Math.min(tiles, Math.max(1, Math.floor(workgroups / independent)));
  const chunk = Math.ceil(tiles / wanted) * tile;
  return { splits: Math.ceil(context / chunk), chunk };
}
