import type { TemplateValues, WgslSource } from '../template/expand';

/** How a variant runs an attention: the sizes of its shader, and what it makes of the query and the cache. */
export interface AttentionPlan {
  /** Tokens of a tile. */
  readonly tile: number;
  /** Query heads of one workgroup. */
  readonly rows: number;
  /** Workgroups that share the heads of a KV head. */
  readonly blocks: number;
  /** How many workgroups should run at once, by which the context is cut. */
  readonly workgroups: number;
  /** The templates of the shader, one behind the other, and their sizes. */
  readonly files: readonly WgslSource[];
  readonly values: TemplateValues;
  /** Whether the query comes as halves, padded to whole blocks of rows. */
  readonly packed: boolean;
  /** What scores, weights and values are multiplied by on account of the storage format. */
  readonly factors: { readonly score: number; readonly weight: number; readonly value: number };
}
