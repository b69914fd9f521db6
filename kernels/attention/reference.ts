/**
 * Scaled dot-product attention of one query head in float64.
 *
 * @param query `keyDim` elements
 * @param keys row-major [context, keyDim]
 * @param values row-major [context, `stride`]; the first `valueDim` elements of a row are used
 */
export function referenceAttention(
  query: Float64Array,
  keys: Float64Array,
  values: Float64Array,
  valueDim: number,
  scale: number,
): Float64Array {
  const depth = query.length;
  const context = keys.length / depth;
  const stride = values.length / context;
  const scores = new Float64Array(context);
  let highest = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < context; token++) {
    let score = 0;
    for (let d = 0; d < depth; d++) score += (query[d] ?? 0) * (keys[token * depth + d] ?? 0);
    scores[token] = score * scale;
    highest = Math.max(highest, score * scale);
  }
  const out = new Float64Array(valueDim);
  let sum = 0;
  for (let token = 0; token < context; token++) {
    const weight = Math.exp((scores[token] ?? 0) - highest);
    sum += weight;
    for (let d = 0; d < valueDim; d++) out[d] = (out[d] ?? 0) + weight * (values[token * stride + d] ?? 0);
  }
  return out.map((value) => value / sum);
}
