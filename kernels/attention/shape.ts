import type { AttentionKernelSpec } from './spec';

/** Sizes that follow from an attention's spec. */
export interface AttentionShape {
  /** Query heads that share a KV head. */
  readonly group: number;
  /** Whether values are the first part of the keys (MLA), so that one tensor serves both. */
  readonly shared: boolean;
  /** Whether each token has scales. */
  readonly scaled: boolean;
  /** Sequences times KV heads: the independent caches. */
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

/** How a context is cut: `splits` chunks of `chunk` tokens, the last one shorter. */
export interface Splitting {
  readonly splits: number;
  readonly chunk: number;
}

/**
 * Cuts a context so that about `workgroups` workgroups run at once, in whole tiles.
 * @param independent workgroups that exist without any split
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
