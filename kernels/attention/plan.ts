import type { TemplateValues, WgslSource } from '../template/expand';

/** How a variant runs an attention: the sizes of its shader, and the layout of query and cache. */
export interface AttentionPlan {
  /** Tokens per tile. */
  readonly tile: number;
  /** Query heads per workgroup. */
  readonly rows: number;
  /** Number of workgroups that share the query heads of a KV head. */
  readonly blocks: number;
  /** The target number of concurrent workgroups, which determines how the context is split. */
  readonly workgroups: number;
  /** The templates of the shader, in order, and their sizes. */
  readonly files: readonly WgslSource[];
  readonly values: TemplateValues;
  /** Whether the query is stored as halves, padded to whole blocks of rows. */
  readonly packed: boolean;
  /** The factors of scores, weights and values that the storage format requires. */
  readonly factors: { readonly score: number; readonly weight: number; readonly value: number };
}
