import type { AdapterCard, ArithmeticUnit } from '../../server/core/profile';
import type { Expanded } from '../template/expand';

/** How a buffer is filled with random data on the device. */
export type RandomFormat = 'f16' | 'int8' | 'e4m3' | 'scale';

/** What a buffer holds before the first pass; `poison` is NaN everywhere, so that unwritten outputs show. */
type BufferContent =
  | { readonly kind: 'data'; readonly data: ArrayBufferView<ArrayBuffer> }
  | {
      readonly kind: 'random';
      readonly format: RandomFormat;
      readonly seed: number;
      /** Standard deviation of halves; 1 unless said. */
      readonly deviation?: number;
    }
  | { readonly kind: 'poison' };

export interface BufferPlan {
  readonly name: string;
  readonly bytes: number;
  readonly uniform?: boolean;
  readonly content: BufferContent;
  /** Whether samples go through several copies, so that no cache keeps it. */
  readonly rotates?: boolean;
}

/** One dispatch: a shader and the buffer behind each binding number. */
export interface PassPlan {
  readonly label: string;
  readonly shader: Expanded;
  readonly bindings: Readonly<Record<number, string>>;
  readonly grid: readonly [number, number, number];
}

/** What one run of a program does: the floating-point operations and the fewest bytes through device memory. */
export interface Work {
  readonly flops: number;
  readonly bytes: number;
  /** The unit whose rate bounds the arithmetic. */
  readonly unit: ArithmeticUnit;
}

/** Reads bytes of a buffer back. */
export type ReadBuffer = (name: string, offset: number, bytes: number) => Promise<ArrayBuffer>;

/** A kernel made ready for one size: buffers, dispatches in order, the work counted, and the check of its result. */
export interface Program {
  readonly label: string;
  readonly buffers: readonly BufferPlan[];
  readonly passes: readonly PassPlan[];
  readonly work: Work;
  /** Compares with a float64 reference; returns |got - expected| / |expected| (2-norms), NaN for unwritten output. */
  readonly check: (read: ReadBuffer) => Promise<number>;
}

/** Makes the program of a spec; undefined where the adapter or the size rules the variant out. */
export type MakeProgram<Spec> = (spec: Spec, card: AdapterCard) => Program | undefined;
