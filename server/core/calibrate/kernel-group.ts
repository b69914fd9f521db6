import { type Card, cardUnder } from '../cost';
import type { EngineName, HardwareSpec, NumberType } from '../spec';
import { byFamily } from './kernel-problems';
import type { KernelMeasurement } from './measurement';

/** Where fitted numbers go: to the file's top, or into the block of an engine. */
export interface Target {
  /** The card as it is without the measurements. */
  readonly card: Card;
  readonly prefix: readonly string[];
}

export function targetOf(hardware: HardwareSpec, engine: EngineName | undefined): Target {
  return engine === undefined
    ? { card: hardware, prefix: [] }
    : { card: cardUnder(hardware, engine), prefix: ['engines', engine] };
}

/** Kernels whose numbers are one: those of a family, apart by the format that they read where a family has several. */
export interface KernelGroup {
  readonly family: string;
  /** The format whose own numbers these are; undefined for those of the family. */
  readonly stored: NumberType | undefined;
  readonly subject: string;
  /** The path of the family's, or the format's, numbers in the file. */
  readonly path: readonly string[];
  readonly kernels: readonly KernelMeasurement[];
}

/** The widest format stands for the family, and for every format that was not measured. */
const WIDEST: readonly NumberType[] = ['bf16', 'fp16', 'fp32'];

/** The groups of some kernels, in order of first appearance. */
export function kernelGroups(
  kernels: readonly KernelMeasurement[],
  { card, prefix }: Target,
): readonly KernelGroup[] {
  const [block] = card.reached ?? [card];
  return [...byFamily(kernels)].flatMap(([family, all]) => {
    const formats = new Set(all.map(({ stored }) => stored));
    const ownFormat = ({ stored }: KernelMeasurement): NumberType | undefined => {
      // A format that the file states by itself would hide the family's numbers.
      const hidden = stored !== undefined && block?.kernels?.[family]?.[stored] !== undefined;
      const narrow = formats.size > 1 && stored !== undefined && !WIDEST.includes(stored);
      return hidden || narrow ? stored : undefined;
    };
    return [...new Set(all.map(ownFormat))].map(
      (stored): KernelGroup => ({
        family,
        stored,
        subject: stored === undefined ? family : `${family} ${stored}`,
        path: [...prefix, 'kernels', family, ...(stored === undefined ? [] : [stored])],
        kernels: all.filter((kernel) => ownFormat(kernel) === stored),
      }),
    );
  });
}
