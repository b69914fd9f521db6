import * as z from 'zod';

/** Formats whose elements share a scale in groups, by the bits of an element and of a group's scale. */
const BASES = {
  int2: { bits: 2, scale: 16, arithmetic: 'bf16', element: 'int4' },
  int3: { bits: 3, scale: 16, arithmetic: 'bf16', element: 'int4' },
  int4: { bits: 4, scale: 16, arithmetic: 'bf16', element: 'int4' },
  int5: { bits: 5, scale: 16, arithmetic: 'bf16', element: 'int4' },
  int6: { bits: 6, scale: 16, arithmetic: 'bf16', element: 'int4' },
  int8: { bits: 8, scale: 16, arithmetic: 'bf16', element: 'int8' },
  fp4: { bits: 4, scale: 8, arithmetic: 'bf16', element: 'fp4' },
  fp8: { bits: 8, scale: 8, arithmetic: 'fp8', element: 'fp8' },
} as const;

type Base = keyof typeof BASES;

/** A format with a scale for each group of elements: `int4/32`; with a `z`, a zero point as wide as an element too: `int4/128z`. */
export type GroupFormat = `${Base}/${number}` | `${Base}/${number}z`;

const PATTERN = /^(int2|int3|int4|int5|int6|int8|fp4|fp8)\/([1-9]\d{0,5})(z?)$/;

/** The text of a format with groups. */
export const groupFormatText = z.string().regex(PATTERN);

/** Whether a format has groups. */
export function isGroupFormat(type: string): type is GroupFormat {
  return PATTERN.test(type);
}

/**
 * Bits that one element takes: its own, and its share of the group's scale (16 bits for integers, 8 for floats) and of
 * its zero point. int4/32 is 4.5 bits, int4/128z 4.16.
 */
export function groupBits(type: GroupFormat): number {
  const { base, size, zero } = partsOf(type);
  const { bits, scale } = BASES[base];
  return bits + (scale + (zero ? bits : 0)) / size;
}

/** The format in which it is multiplied: integers in groups are weights alone, which are widened first. */
export function groupArithmetic(type: GroupFormat): 'bf16' | 'fp8' {
  return BASES[partsOf(type).base].arithmetic;
}

/** The format without groups whose kernels come closest; measured efficiencies are stated by it. */
export function groupElement(type: GroupFormat): 'int4' | 'int8' | 'fp4' | 'fp8' {
  return BASES[partsOf(type).base].element;
}

function partsOf(type: GroupFormat): { readonly base: Base; readonly size: number; readonly zero: boolean } {
  const [base = 'int4', group = '1'] = type.split('/') as [Base?, string?];
  return { base, size: Number.parseInt(group, 10), zero: group.endsWith('z') };
}
