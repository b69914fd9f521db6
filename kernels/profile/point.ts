import type { KernelPoint } from '../../server/core/profile';
import { definitionOf, type KernelSpec } from '../registry/registry';
import type { TaskResult } from '../run/task';
import { type Ceilings, roof } from './ceilings';

/** The largest relative error of a correct result. */
export const tolerance = ({ kernel, variant }: KernelSpec): number => definitionOf(kernel).tolerance(variant);

/**
 * Probes and kernels are measured one after the other, and the device's clock rate drifts by this much in between.
 */
const ROOF_MARGIN = 1.05;

/** A measured result as a point of the profile; empty if nothing was timed. */
export function pointsOf(spec: KernelSpec, result: TaskResult, ceilings: Ceilings): readonly KernelPoint[] {
  const { times, work, relativeError = null } = result;
  if (times === undefined) return [];
  const seconds = times.device.median;
  const ceiling = roof(work, ceilings);
  const fractionOfRoof = ceiling.seconds / seconds;
  const point = {
    kernel: spec.kernel,
    variant: spec.variant,
    kv: 'kv' in spec ? spec.kv : null,
    batch: spec.batch,
    context: 'context' in spec ? spec.context : null,
    seconds,
    p20: times.device.p20,
    p80: times.device.p80,
    samples: times.device.count,
    wallSeconds: times.wall.median,
    bytesPerSecond: work.bytes / seconds,
    flopsPerSecond: work.flops / seconds,
    fractionOfRoof,
    boundBy: ceiling.boundBy,
    relativeError,
    problem: problemOf(spec, relativeError, fractionOfRoof),
  };
  return [point];
}

function problemOf(spec: KernelSpec, relativeError: number | null, fractionOfRoof: number): string | null {
  if (relativeError === null) return 'The result contained unwritten values or NaN: do not use this time.';
  const limit = tolerance(spec);
  if (relativeError > limit)
    return `The result is wrong: its relative error of ${relativeError.toExponential(1)} exceeds ${limit}. Do not use this time.`;
  if (fractionOfRoof > ROOF_MARGIN)
    return 'Faster than the probed ceilings allow: the work was counted wrongly, or the inputs stayed in a cache.';
  return null;
}
