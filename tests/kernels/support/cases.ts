import {
  type AttentionKernelSpec,
  type AttentionName,
  attentionNames,
} from '../../../kernels/attention/spec';
import type { MoeKernelSpec } from '../../../kernels/moe/spec';
import type { ProjectionKernelSpec } from '../../../kernels/projection/spec';
import { type KvFormat, kvFormatSchema, type Variant, variantSchema } from '../../../server/core/profile';
import { long } from '../../kit/runs';

export type Shape = Pick<AttentionKernelSpec, 'kernel' | 'heads' | 'kvHeads' | 'keyDim' | 'valueDim'>;
export type Size = Pick<AttentionKernelSpec, 'batch' | 'context' | 'logits'>;

/** Heads as published, but fewer of them where that adds nothing; five heads a group leave a remainder everywhere. */
export const shapes = {
  mfa: { kernel: 'mfa', heads: 64, kvHeads: 1, keyDim: 256, valueDim: 256 },
  gqa: { kernel: 'gqa', heads: 10, kvHeads: 2, keyDim: 128, valueDim: 128 },
  mla: { kernel: 'mla', heads: 16, kvHeads: 1, keyDim: 576, valueDim: 512 },
  mha: { kernel: 'mha', heads: 4, kvHeads: 4, keyDim: 128, valueDim: 128 },
} as const satisfies Record<AttentionName, Shape>;

/**
 * Small heads for adapters whose compiler takes its time with matrices; the kernel is the same. Heads that share nothing
 * have no rows for a matrix.
 */
export const smallShapes = {
  mfa: { kernel: 'mfa', heads: 16, kvHeads: 1, keyDim: 32, valueDim: 64 },
  gqa: { kernel: 'gqa', heads: 10, kvHeads: 2, keyDim: 32, valueDim: 32 },
  mla: { kernel: 'mla', heads: 12, kvHeads: 1, keyDim: 48, valueDim: 32 },
} as const satisfies Record<string, Shape>;

/**
 * A single token, and remainders of tiles and splits; one sequence and several, so that each context is seen with sharp and
 * with flat logits.
 */
const sizes: readonly Size[] = [
  { batch: 1, context: 1, logits: 'sharp' },
  { batch: 3, context: 1, logits: 'flat' },
  { batch: 1, context: 33, logits: 'flat' },
  { batch: 3, context: 33, logits: 'sharp' },
  { batch: 1, context: 1000, logits: 'flat' },
  { batch: 3, context: 1000, logits: 'sharp' },
  { batch: 1, context: 4097, logits: 'sharp' },
  { batch: 3, context: 4097, logits: 'flat' },
];

/** Half of them, with every context, both batches and both kinds of logits. */
export const fewSizes: readonly Size[] = sizes.filter((_, index) => [1, 3, 4, 6].includes(index));

/** A kind of attention with a kind of cache, and the sizes to try. */
interface Combination {
  readonly name: AttentionName;
  readonly kv: KvFormat;
  readonly at: readonly Size[];
}

const caches = kvFormatSchema.options;

/**
 * What is tried of a variant. A long run tries every attention with every cache: all sizes with halves, and half of them with
 * eight bits. Otherwise each attention has one cache, in turn from variant to variant, so that together the variants show every
 * pair of attention, cache and variant.
 */
export function combinationsOf(variant: Variant): readonly Combination[] {
  if (long)
    return attentionNames.flatMap((name) =>
      caches.map((kv) => ({ name, kv, at: kv === 'f16' ? sizes : fewSizes })),
    );
  const turn = variantSchema.options.indexOf(variant);
  return attentionNames.flatMap((name, index) => {
    const kv = caches[(turn + index) % caches.length];
    return kv === undefined ? [] : [{ name, kv, at: fewSizes }];
  });
}

/** A shape at several sizes. */
export function casesOf(
  shape: Shape,
  kv: KvFormat,
  variant: Variant,
  at: readonly Size[],
): readonly AttentionKernelSpec[] {
  return at.map((size) => ({ ...shape, ...size, kv, variant }));
}

/** Remainders of tiles, depths that matrices cut into parts, and the smallest of all. */
export const projections: readonly Omit<ProjectionKernelSpec, 'variant'>[] = [
  { kernel: 'gemm', batch: 70, inner: 96, outer: 200 },
  { kernel: 'gemm', batch: 70, inner: 256, outer: 200 },
  { kernel: 'gemm', batch: 10, inner: 512, outer: 130 },
  { kernel: 'gemm', batch: 1, inner: 32, outer: 3 },
  { kernel: 'gemv', batch: 3, inner: 136, outer: 202 },
  { kernel: 'gemv', batch: 1, inner: 8, outer: 1 },
];

export const moe: Omit<MoeKernelSpec, 'variant'> = {
  kernel: 'moe',
  batch: 33,
  hidden: 64,
  width: 96,
  experts: 5,
  active: 2,
};
