import type { AttentionSpec, KernelSpec, MoeSpec, ProjectionSpec, Variant } from '../spec';

/** A kernel by its name, at the sizes of a published model. */
export const kernelNames = ['mfa', 'gqa', 'mla', 'mha', 'gemm', 'gemv', 'moe'] as const;
export type KernelName = (typeof kernelNames)[number];

type Design<Spec extends KernelSpec> = Omit<
  Spec,
  'batch' | 'context' | 'variant' | 'kv' | 'logits' | 'tuning'
>;

/** The attention designs: Step-3, Qwen3-235B-A22B, DeepSeek-V3, and plain heads of 128. */
export const attentionDesigns: Readonly<Record<AttentionSpec['kernel'], Design<AttentionSpec>>> = {
  mfa: { kernel: 'mfa', heads: 64, kvHeads: 1, keyDim: 256, valueDim: 256 },
  gqa: { kernel: 'gqa', heads: 64, kvHeads: 4, keyDim: 128, valueDim: 128 },
  mla: { kernel: 'mla', heads: 128, kvHeads: 1, keyDim: 576, valueDim: 512 },
  mha: { kernel: 'mha', heads: 32, kvHeads: 32, keyDim: 128, valueDim: 128 },
};

/** Step-3's output projection is 16384 to 7168; its query projection 7168 to 2048. */
export const projectionDesigns: Readonly<Record<ProjectionSpec['kernel'], Design<ProjectionSpec>>> = {
  gemm: { kernel: 'gemm', inner: 16384, outer: 7168 },
  gemv: { kernel: 'gemv', inner: 7168, outer: 2048 },
};

/** An eighth of Step-3's MoE layer in width: what one of eight tensor-parallel cards holds. */
export const moeDesign: Design<MoeSpec> = { kernel: 'moe', hidden: 7168, width: 640, experts: 48, active: 3 };

/** Small stand-ins of the same kinds, for software adapters. */
export const smallProjection = { inner: 512, outer: 256 };
export const smallMoe = { hidden: 256, width: 128, experts: 8 };

const isAttention = (name: KernelName): name is AttentionSpec['kernel'] => name in attentionDesigns;

/** The spec of a named kernel at one size. */
export function specOf(
  name: KernelName,
  size: {
    readonly batch: number;
    readonly context: number;
    readonly kv: AttentionSpec['kv'];
    readonly software: boolean;
  },
  variant: Variant,
): KernelSpec {
  const { batch, context, kv, software } = size;
  if (isAttention(name)) return { ...attentionDesigns[name], batch, context, kv, variant, logits: 'flat' };
  if (name === 'moe') return { ...moeDesign, ...(software ? smallMoe : {}), batch, variant };
  return { ...projectionDesigns[name], ...(software ? smallProjection : {}), batch, variant };
}
