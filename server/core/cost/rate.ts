import type { HardwareSpec, NumberType } from '../spec';

/** The formats that a card uses for a format without a rate: the next wider floats, never INT8 or INT4. */
const WIDER: Readonly<Record<NumberType, readonly NumberType[]>> = {
  fp32: ['fp32'],
  bf16: ['bf16', 'fp16', 'fp32'],
  fp16: ['fp16', 'bf16', 'fp32'],
  fp8: ['fp8', 'bf16', 'fp16', 'fp32'],
  int8: ['int8', 'fp8', 'bf16', 'fp16', 'fp32'],
  int4: ['int4', 'int8', 'fp8', 'bf16', 'fp16', 'fp32'],
  fp4: ['fp4', 'nvfp4', 'mxfp4', 'fp8', 'bf16', 'fp16', 'fp32'],
  mxfp4: ['mxfp4', 'fp4', 'nvfp4', 'fp8', 'bf16', 'fp16', 'fp32'],
  nvfp4: ['nvfp4', 'fp4', 'mxfp4', 'fp8', 'bf16', 'fp16', 'fp32'],
};

/** A peak of a card, and its format. */
export interface Rate {
  readonly type: NumberType;
  /** FLOP/s, dense. */
  readonly peak: number;
}

/** The rate at which a card computes in a format; undefined if it has no format at least as wide. */
export function computeRate(hardware: HardwareSpec, type: NumberType): Rate | undefined {
  for (const candidate of WIDER[type]) {
    const peak = hardware.compute[candidate];
    if (peak !== undefined) return { type: candidate, peak };
  }
  return undefined;
}

/**
 * The ridge point of a card at a rate: the FLOP/byte at which arithmetic and memory take the same time. 591 for
 * H800 in FP8, 74 for H20.
 *
 * @param rate FLOP/s
 */
export function ridgePoint({ memory }: HardwareSpec, rate: number): number {
  return rate / memory.bandwidth;
}
