import type { HardwareSpec } from '../spec';
import { type CalibrationResult, calibrate } from './calibrate';
import { earlierPaths, type Path, without } from './earlier-profile';
import { byFamily } from './kernel-problems';
import type { KernelMeasurement } from './measurement';

/** A fit, and the places of the card's numbers that had no part in it. */
export interface SettledFit {
  readonly result: CalibrationResult;
  readonly gone: readonly Path[];
}

/**
 * Fits a profile's kernels so that no number of the families' own is both what the fit starts from and what it gives. What
 * an earlier profile told is left out from the start, what people wrote as soon as a fit gives it; then it is fitted again.
 * Written into the file the answer so gives itself again, and what people wrote beside it is what it was fitted with.
 */
export function settledFit(
  hardware: HardwareSpec,
  kernels: readonly KernelMeasurement[],
  label: string,
): SettledFit {
  let gone = earlierPaths(hardware, [...byFamily(kernels).keys()]);
  for (;;) {
    const stated = without(hardware, gone);
    const result = calibrate(stated, { kernels, transfers: [] }, [], label, 'point');
    const given = result.ok ? result.value.changes.filter(({ path }) => isStated(stated, path)) : [];
    if (given.length === 0) return { result, gone };
    gone = [...gone, ...given.map(({ path }) => path)];
  }
}

/** Whether a card states a number of a family at a place; a source is none. */
function isStated(hardware: HardwareSpec, [, family = '', name = '']: Path): boolean {
  const own = new Map<string, unknown>(Object.entries(hardware.kernels?.[family] ?? {}));
  return name !== 'source' && own.get(name) !== undefined;
}
