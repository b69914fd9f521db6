import type * as z from 'zod';
import type { KvFormat, Variant } from '../../server/core/profile';

/** The size at which a kernel runs; what a kernel has no use for is ignored. */
interface KernelSize {
  readonly batch: number;
  readonly context: number;
  readonly kv: KvFormat;
}

/** What a size comes to on the device, before anything is made for it. */
interface Extent {
  /** Bytes of the buffers that grow with the size. */
  readonly buffers: Readonly<Record<string, number>>;
  /** Rows that are workgroups of their own along one dimension. */
  readonly rows: number;
}

/**
 * A kernel: what is asked of it, and what a size of it needs. Its name, its words and its family are in `measuredKernels`;
 * its program is in `registry/programs.ts`, so that only the process with the device bundles the shaders.
 */
export interface KernelDefinition<Spec> {
  /** Validates what the process with the device is asked to run. */
  readonly schema: z.ZodType<Spec>;
  /** The variants that it has, the fastest first; `portable` is always among them. */
  readonly variants: readonly Variant[];
  /** The spec with the dimensions of a published model, or of a small stand-in for software adapters. */
  readonly at: (size: KernelSize, variant: Variant, software?: boolean) => Spec;
  readonly extent: (spec: Spec) => Extent;
  /** The largest relative error that counts as right. */
  readonly tolerance: (variant: Variant) => number;
}

/** Single precision throughout; halves only round what is stored. */
const SINGLE = 1e-5;

/** Results that pass through halves (11 bits) on their way. */
export const HALF = 1e-3;

/** The tolerance of a kernel that computes in single precision but on matrix units. */
export const singleTolerance = (variant: Variant): number => (variant === 'matrix' ? HALF : SINGLE);
