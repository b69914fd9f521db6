import type { ArithmeticUnit } from '../../server/core/profile';
import type { Work } from '../definition/program';
import type { Probe } from '../probe/probe';

/** The rates of a device measured by its probes. */
export interface Ceilings {
  readonly copyBytesPerSecond: number | null;
  readonly readBytesPerSecond: number | null;
  readonly flops: Readonly<Partial<Record<ArithmeticUnit, number>>>;
}

export const noCeilings: Ceilings = { copyBytesPerSecond: null, readBytesPerSecond: null, flops: {} };

/** Adds the result of a probe. */
export function withProbe(ceilings: Ceilings, probe: Probe, work: Work, seconds: number): Ceilings {
  switch (probe) {
    case 'copy':
      return { ...ceilings, copyBytesPerSecond: work.bytes / seconds };
    case 'read':
      return { ...ceilings, readBytesPerSecond: work.bytes / seconds };
    default:
      return { ...ceilings, flops: { ...ceilings.flops, [work.unit]: work.flops / seconds } };
  }
}

/** The least time that the ceilings allow, and the limiting ceiling; 0 if a ceiling is unknown. */
export function roof(
  work: Work,
  ceilings: Ceilings,
): { readonly seconds: number; readonly boundBy: 'memory' | 'compute' } {
  const memory = ceilings.readBytesPerSecond === null ? 0 : work.bytes / ceilings.readBytesPerSecond;
  const rate = ceilings.flops[work.unit];
  const compute = rate === undefined ? 0 : work.flops / rate;
  return memory >= compute
    ? { seconds: memory, boundBy: 'memory' }
    : { seconds: compute, boundBy: 'compute' };
}
