import type { AttentionOf } from '../spec';
import { groupedOperator } from './grouped';
import type { AttentionOperator } from './operator';

/**
 * Multi-matrix factorization attention: wide heads over one shared key and value head, with the query projected through
 * a low rank. Its core is that of grouped heads. Source: Step-3 paper, section 3.
 */
export function mfaOperator(attention: AttentionOf<'mfa'>): AttentionOperator {
  return groupedOperator({ ...attention, kv_heads: attention.kv_heads ?? 1 });
}
