import type { ReadBuffer } from '../definition/program';
import { bytesPerElement, decodeKv } from '../number/kv';
import { relativeError } from '../number/relative-error';
import { referenceAttention } from './reference';
import { attentionShape } from './shape';
import type { AttentionKernelSpec } from './spec';

/** Heads compared per cache; the whole output is checked for NaN. */
const HEADS_PER_CACHE = 4;
const CACHES = 3;

/** Compares heads of the first, the middle and the last sequence with the float64 reference. */
export async function checkAttention(
  spec: AttentionKernelSpec,
  query: Float32Array,
  read: ReadBuffer,
): Promise<number> {
  const { group, caches } = attentionShape(spec);
  const output = new Float32Array(await read('output', 0, spec.batch * spec.heads * spec.valueDim * 4));
  if (output.some(Number.isNaN)) return Number.NaN;
  const got: number[] = [];
  const expected: number[] = [];
  for (const cache of sampled(caches, CACHES)) {
    const { keys, values } = await readCache(spec, cache, read);
    for (const headInGroup of sampled(group, HEADS_PER_CACHE)) {
      const head = cache * group + headInGroup;
      const row = Float64Array.from(query.subarray(head * spec.keyDim, (head + 1) * spec.keyDim));
      expected.push(...referenceAttention(row, keys, values, spec.valueDim, 1 / Math.sqrt(spec.keyDim)));
      got.push(...output.subarray(head * spec.valueDim, (head + 1) * spec.valueDim));
    }
  }
  return relativeError(got, expected);
}

/** The keys and values of one cache, decoded. */
async function readCache(spec: AttentionKernelSpec, cache: number, read: ReadBuffer) {
  const { shared, scaled } = attentionShape(spec);
  const { context, keyDim, valueDim, kv } = spec;
  const scales = scaled
    ? new Float32Array(await read('scales', cache * context * 8, context * 8))
    : undefined;
  const tensor = async (name: string, width: number, side: number) => {
    const bytes = context * width * bytesPerElement(kv);
    const own =
      scales === undefined
        ? undefined
        : Float64Array.from({ length: context }, (_, t) => scales[2 * t + side] ?? 0);
    return decodeKv(await read(name, cache * bytes, bytes), kv, width, own);
  };
  const keys = await tensor('keys', keyDim, 0);
  // MLA uses the same entries as values, but with the scale of values, which may differ.
  const values = shared ? await tensor('keys', keyDim, 1) : await tensor('values', valueDim, 1);
  return { keys, values };
}

/** Up to `most` indices spread over [0, count), including the last one. */
function sampled(count: number, most: number): readonly number[] {
  const taken = Math.min(count, most);
  return [...new Set(Array.from({ length: taken }, (_, i) => Math.round(((count - 1) * (i + 1)) / taken)))];
}
