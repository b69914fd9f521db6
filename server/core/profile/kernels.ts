import type { AttentionSpec, FfnSpec } from '../spec';

/** What the rest of the product has to know of a kernel that can be measured. */
export interface MeasuredKernel {
  /** What it computes, in words. */
  readonly title: string;
  /** Its family, as under `kernels` of a hardware file; `linear` also holds the projections. */
  readonly family: AttentionSpec['type'] | FfnSpec['type'];
  /** Whether it reads a KV cache: such a kernel is measured at contexts and in KV formats too. */
  readonly cached: boolean;
  /** For kernels of few rows: the most that they take, and the batches measured by default. */
  readonly rows?: { readonly most: number; readonly usual: readonly number[] };
}

/** Every kernel, in the order in which they are measured and shown. `kernels/` has a definition and a program for each. */
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

/** A kernel by its name; undefined for the name of none, as a profile of another version may have it. */
export const measuredKernel = (name: string): MeasuredKernel | undefined => byName.get(name);
