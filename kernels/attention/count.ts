import { type AttentionOperator, groupedOperator, mlaOperator } from '../../server/core/designs';
import { bytesPerElement } from '../number/kv';
import type { AttentionKernelSpec } from './spec';

/** Bytes of the two scales per token. */
const SCALE_BYTES = 8;
const QUERY_BYTES = 2;
const OUTPUT_BYTES = 4;

/**
 * The work of the core of decode attention for all sequences: FLOPs and KV bytes by the formulas of the estimates,
 * plus the bytes of scales, query and output. Partial outputs between the splits are an implementation detail and
 * not counted.
 */
export function countAttention(spec: AttentionKernelSpec): {
  readonly flops: number;
  readonly bytes: number;
} {
  const operator = operatorOf(spec);
  const variables = { ...operator.variables, context: spec.context, bytes_per_kv: bytesPerElement(spec.kv) };
  const scales = spec.kv === 'f16' ? 0 : spec.kvHeads * spec.context * SCALE_BYTES;
  const ends = spec.heads * (spec.keyDim * QUERY_BYTES + spec.valueDim * OUTPUT_BYTES);
  return {
    flops: spec.batch * operator.attentionFlops.evaluate(variables),
    bytes: spec.batch * (operator.stateBytes.evaluate(variables) + scales + ends),
  };
}

function operatorOf(spec: AttentionKernelSpec): AttentionOperator {
  if (spec.kernel === 'mla') {
    return mlaOperator({
      type: 'mla',
      heads: spec.heads,
      kv_rank: spec.valueDim,
      rope_dim: spec.keyDim - spec.valueDim,
      // The core works on compressed entries; expanding them is part of the projections.
      nope_dim: spec.valueDim,
      value_dim: spec.valueDim,
    });
  }
  return groupedOperator({
    heads: spec.heads,
    kv_heads: spec.kvHeads,
    head_dim: spec.keyDim,
    value_dim: spec.valueDim,
  });
}
