import type { AdapterCard, ArithmeticUnit } from '../../server/core/profile';
import type { Expanded } from '../template/expand';

/** How a buffer is filled with random data on the device. */
export type RandomFormat = 'f16' | 'int8' | 'e4m3' | 'scale';

/** The initial content of a buffer; `poison` is NaN everywhere, to detect unwritten outputs. */
type BufferContent =
  | { readonly kind: 'data'; readonly data: ArrayBufferView<ArrayBuffer> }
  | {
      readonly kind: 'random';
      readonly format: RandomFormat;
      readonly seed: number;
      /** Standard deviation of halves; default: 1. */
      readonly deviation?: number;
    }
  | { readonly kind: 'poison' };

export interface BufferPlan {
  readonly name: string;
  readonly bytes: number;
  readonly uniform?: boolean;
  readonly content: BufferContent;
  /** Whether samples rotate through several copies, so that no cache keeps it. */
  readonly rotates?: boolean;
}

/** A dispatch: a shader and the buffer of each binding number. */
export interface PassPlan {
  readonly label: string;
  readonly shader: Expanded;
  readonly bindings: Readonly<Record<number, string>>;
  readonly grid: readonly [number, number, number];
}

/** The work of one run of a program: floating-point operations, and minimum bytes through device memory. */
export interface Work {
  readonly flops: number;
  readonly bytes: number;
  /** The arithmetic unit that the program uses. */
  readonly unit: ArithmeticUnit;
}

/** Reads part of a buffer back. */
export type ReadBuffer = (name: string, offset: number, bytes: number) => Promise<ArrayBuffer>;

/** A kernel prepared for one size: buffers, dispatches in order, work, and the check of its result. */
export interface Program {
  readonly label: string;
  readonly buffers: readonly BufferPlan[];
  readonly passes: readonly PassPlan[];
  readonly work: Work;
  /**
   * Compares the result with a float64 reference; returns |got - expected| / |expected| (2-norms), NaN for
   * unwritten output.
   */
  readonly check: (read: ReadBuffer) => Promise<number>;
}

/** Creates the program of a spec; undefined if the adapter or the size rules the variant out. */
export type MakeProgram<Spec> = (spec: Spec, card: AdapterCard) => Program | undefined;
