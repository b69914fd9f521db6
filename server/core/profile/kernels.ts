import type { AttentionSpec, FfnSpec } from '../spec';

/** A kernel that can be measured, as code outside `kernels/` sees it. */
export interface MeasuredKernel {
  /** What it computes, in words. */
  readonly title: string;
  /** Its family, as under `kernels` of a hardware file; `linear` also holds the projections. */
  readonly family: AttentionSpec['type'] | FfnSpec['type'];
  /** Whether it reads a KV cache. Such a kernel is measured at several contexts and in several KV formats. */
  readonly cached: boolean;
  /** For kernels of few rows: the maximum number of rows, and the batches measured by default. */
  readonly rows?: { readonly most: number; readonly usual: readonly number[] };
}

/**
 * Every kernel, in the order in which they are measured and shown. `kernels/` has a definition and a program for
 * each.
 */
export const measuredKernels = {
  mfa: { title: 'multi-matrix factorization attention', family: 'mfa', cached: true },
  gqa: { title: 'grouped-query attention', family: 'gqa', cached: true },
  mla: { title: 'multi-head latent attention', family: 'mla', cached: true },
  mha: { title: 'multi-head attention', family: 'mha', cached: true },
  gemm: { title: 'projection of many rows', family: 'linear', cached: false },
  gemv: {
    title: 'projection of few rows',
    family: 'linear',
    cached: false,
    rows: { most: 8, usual: [1, 8] },
  },
  moe: { title: 'mixture-of-experts FFN', family: 'moe', cached: false },
} as const satisfies Readonly<Record<string, MeasuredKernel>>;

/** The name of a kernel that can be measured. */
export type MeasuredKernelName = keyof typeof measuredKernels;

export const measuredKernelNames = Object.keys(measuredKernels) as readonly MeasuredKernelName[];

const byName: ReadonlyMap<string, MeasuredKernel> = new Map(Object.entries(measuredKernels));

/** A kernel by name; undefined for an unknown name, which a profile of another version may contain. */
export const measuredKernel = (name: string): MeasuredKernel | undefined => byName.get(name);
