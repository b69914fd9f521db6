import { type KernelDefinition, singleTolerance } from '../definition/definition';
import { bytesPerElement } from '../number/kv';
import { type AttentionKernelSpec, type AttentionName, attentionSchema } from './spec';

type Heads = Pick<AttentionKernelSpec, 'heads' | 'kvHeads' | 'keyDim' | 'valueDim'>;

/**
 * The number of query heads per KV head from which matrix units pay off: below it most rows of a matrix are
 * padding.
 */
const MATRIX_ROWS = 4;

const attention = (kernel: AttentionName, heads: Heads): KernelDefinition<AttentionKernelSpec> => ({
  schema: attentionSchema,
  variants: [
    ...(heads.heads / heads.kvHeads >= MATRIX_ROWS ? (['matrix'] as const) : []),
    'subgroups',
    'f16',
    'portable',
  ],
  at: ({ batch, context, kv }, variant) => ({
    kernel,
    ...heads,
    batch,
    context,
    kv,
    variant,
    logits: 'flat',
  }),
  extent: ({ batch, heads, kvHeads, keyDim, valueDim, context, kv }) => ({
    buffers: {
      keys: batch * kvHeads * context * keyDim * bytesPerElement(kv),
      query: batch * heads * keyDim * 4,
      output: batch * heads * valueDim * 4,
    },
    rows: batch,
  }),
  tolerance: singleTolerance,
});

/** Decode attention with the heads of Step-3, Qwen3-235B-A22B, DeepSeek-V3, and plain heads of 128. */
export const attentionKernels: Readonly<Record<AttentionName, KernelDefinition<AttentionKernelSpec>>> = {
  mfa: attention('mfa', { heads: 64, kvHeads: 1, keyDim: 256, valueDim: 256 }),
  gqa: attention('gqa', { heads: 64, kvHeads: 4, keyDim: 128, valueDim: 128 }),
  mla: attention('mla', { heads: 128, kvHeads: 1, keyDim: 576, valueDim: 512 }),
  mha: attention('mha', { heads: 32, kvHeads: 32, keyDim: 128, valueDim: 128 }),
};
