import type * as z from 'zod';
import type { KvFormat, Variant } from '../../server/core/profile';

/** The size at which a kernel runs; a kernel ignores dimensions that it does not have. */
interface KernelSize {
  readonly batch: number;
  readonly context: number;
  readonly kv: KvFormat;
}

/** The device resources of a size, computed before anything is allocated. */
interface Extent {
  /** Bytes of the buffers that grow with the size. */
  readonly buffers: Readonly<Record<string, number>>;
  /** The number of workgroups along the largest dimension. */
  readonly rows: number;
}

/**
 * A kernel: its specs and the resources that they need. Its name, title and family are in `measuredKernels`; its
 * program is in `registry/programs.ts`, so that only the process with the device bundles the shaders.
 */
export interface KernelDefinition<Spec> {
  /** Validates specs from outside the process with the device. */
  readonly schema: z.ZodType<Spec>;
  /** The variants of the kernel, fastest first, always including `portable`. */
  readonly variants: readonly Variant[];
  /** The spec with the dimensions of a published model, or small ones for software adapters. */
  readonly at: (size: KernelSize, variant: Variant, software?: boolean) => Spec;
  readonly extent: (spec: Spec) => Extent;
  /** The largest relative error of a correct result. */
  readonly tolerance: (variant: Variant) => number;
}

/** Single precision throughout; halves are only used for storage. */
const SINGLE = 1e-5;

/** Results computed from intermediate halves (11 bits). */
export const HALF = 1e-3;

/** The tolerance of a kernel that computes in single precision, or with matrix units. */
export const singleTolerance = (variant: Variant): number => (variant === 'matrix' ? HALF : SINGLE);
