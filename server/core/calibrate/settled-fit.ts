import type { HardwareSpec } from '../spec';
import { type CalibrationResult, calibrate } from './calibrate';
import { earlierPaths, type Path, without } from './earlier-profile';
import { byFamily } from './kernel-problems';
import type { KernelMeasurement } from './measurement';

/** A fit, and the paths of the card's numbers that it did not use. */
export interface SettledFit {
  readonly result: CalibrationResult;
  readonly gone: readonly Path[];
}

/**
 * Fits a profile's kernels so that no number of the families is both an input and a result. Numbers from an
 * earlier profile are ignored from the start; a number that a user wrote is ignored as soon as a fit determines
 * it, and the fit is repeated. So calibrating again after writing the result gives the same result.
 */
export function settledFit(
  hardware: HardwareSpec,
  kernels: readonly KernelMeasurement[],
  label: string,
): SettledFit {
  let gone = earlierPaths(hardware, [...byFamily(kernels).keys()]);
  for (;;) {
    const stated = without(hardware, gone);
    const result = calibrate(stated, { kernels, transfers: [] }, [], { label, place: 'point' });
    const given = result.ok ? result.value.changes.filter(({ path }) => isStated(stated, path)) : [];
    if (given.length === 0) return { result, gone };
    gone = [...gone, ...given.map(({ path }) => path)];
  }
}

/** Whether a card states a number of a family at a path; a source does not count. */
function isStated(hardware: HardwareSpec, [, family = '', name = '']: Path): boolean {
  const own = new Map<string, unknown>(Object.entries(hardware.kernels?.[family] ?? {}));
  return name !== 'source' && own.get(name) !== undefined;
}
