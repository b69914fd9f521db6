import type { AttentionSpec } from '../spec';
import type { RowReader } from './row-reader';

/** Rotary part of a compressed KV entry where a row does not say: that of every published MLA model. */
const ROPE_DIM = 64;

/** The kinds of attention that a row's columns describe. */
export const ATTENTION_FAMILIES = [
  'mha',
  'gqa',
  'mqa',
  'mfa',
  'mla',
  'sliding',
  'chunked',
  'linear',
] as const;
type AttentionFamily = (typeof ATTENTION_FAMILIES)[number];

/**
 * The attention that a row measures the core of. What only its projections need is left at 1: they are kernels of their own.
 * For MLA `head dim` is the width of a cached entry, compressed rank and rotary part together.
 */
export function attentionOf(family: AttentionFamily, row: RowReader): AttentionSpec | undefined {
  const heads = row.count('heads');
  const one = (column: 'kv heads' | 'value dim'): number | undefined =>
    row.has(column) ? row.count(column) : undefined;
  if (family === 'mla') return mlaOf(heads, row);
  const head_dim = row.count('head dim');
  const kv_heads = family === 'gqa' ? row.count('kv heads') : one('kv heads');
  const value_dim = one('value dim');
  const windowed = family === 'sliding' || family === 'chunked';
  const window = windowed ? row.count('window') : 1;
  if (heads === undefined || head_dim === undefined || window === undefined) return undefined;
  switch (family) {
    case 'mha':
      return { type: family, heads, head_dim, value_dim };
    case 'gqa':
      return kv_heads === undefined ? undefined : { type: family, heads, kv_heads, head_dim, value_dim };
    case 'mqa':
      return { type: family, heads, kv_heads, head_dim, value_dim };
    case 'mfa':
      return { type: family, heads, kv_heads, head_dim, query_rank: 1 };
    case 'sliding':
      return { type: family, heads, kv_heads, head_dim, value_dim, window };
    case 'chunked':
      return { type: family, heads, kv_heads, head_dim, value_dim, chunk: window };
    case 'linear':
      return { type: family, heads, head_dim };
  }
}

function mlaOf(heads: number | undefined, row: RowReader): AttentionSpec | undefined {
  const given = row.has('rope dim') ? row.count('rope dim') : undefined;
  const named = row.has('kv rank') ? 'kv rank' : row.has('value dim') ? 'value dim' : undefined;
  const rank = named === undefined ? undefined : row.count(named);
  const width = rank === undefined || given === undefined ? row.count('head dim') : rank + given;
  if (heads === undefined || width === undefined) return undefined;
  const kv_rank = rank ?? width - (given ?? ROPE_DIM);
  const rope_dim = width - kv_rank;
  if (kv_rank < 1 || rope_dim < 1)
    return row.refuse(
      'invalid-value',
      `expected \`head dim\` of mla to be the width of a cached entry, compressed rank and rotary part together such as 576, found ${width}`,
    );
  return { type: 'mla', heads, kv_rank, rope_dim, nope_dim: 1, value_dim: 1 };
}
