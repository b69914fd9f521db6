import { fromF16, toF16 } from '../number/f16';
import { random } from '../number/random';
import { attentionShape } from './shape';
import type { AttentionKernelSpec } from './spec';

/** Queries eight times as long give sharp logits. */
const LENGTH = { flat: 1, sharp: 8 };

/**
 * A random query [batch, heads, keyDim] of numbers representable as halves, so that all variants have the same
 * input.
 */
export function makeQuery(spec: AttentionKernelSpec): Float32Array<ArrayBuffer> {
  const { normal } = random(7);
  const query = new Float32Array(spec.batch * spec.heads * spec.keyDim);
  for (let index = 0; index < query.length; index++)
    query[index] = fromF16(toF16(LENGTH[spec.logits] * normal()));
  return query;
}

/** The query as halves, with the heads of each KV head padded by zeros to `padded` rows. */
export function packQuery(
  spec: AttentionKernelSpec,
  query: Float32Array,
  padded: number,
): Uint16Array<ArrayBuffer> {
  const { group, caches } = attentionShape(spec);
  const row = group * spec.keyDim;
  const packed = new Uint16Array(caches * padded * spec.keyDim);
  for (let cache = 0; cache < caches; cache++) {
    const heads = query.subarray(cache * row, (cache + 1) * row);
    packed.set(Uint16Array.from(heads, toF16), cache * padded * spec.keyDim);
  }
  return packed;
}
