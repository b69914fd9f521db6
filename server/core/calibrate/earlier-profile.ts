import { efficiencyAt, kernelOverhead } from '../cost';
import type { HardwareSpec } from '../spec';
import type { Calibration, Change } from './calibrate';
import { type FittedNumber, isTime } from './fit';

/** The prefix of the source of a number from a profile. */
export const MEASURED = 'measured with Decode Lens on ';

/** A path in a hardware file. */
export type Path = readonly string[];

/** The paths of a card's numbers of some kernel families that came from an earlier profile. */
export function earlierPaths(hardware: HardwareSpec, families: readonly string[]): readonly Path[] {
  return families.flatMap((family) => {
    const own = hardware.kernels?.[family];
    const peaks = (['compute', 'memory'] as const).filter((peak) => isMeasured(own?.[peak]));
    const overhead = own?.source?.startsWith(MEASURED) === true ? ['overhead', 'source'] : [];
    return [...peaks, ...overhead].map((name) => ['kernels', family, name]);
  });
}

function isMeasured(efficiency: object | undefined): boolean {
  const source = efficiency !== undefined && 'source' in efficiency ? efficiency.source : undefined;
  return typeof source === 'string' && source.startsWith(MEASURED);
}

/** The card without the numbers at some paths of its kernel families. */
export function without(hardware: HardwareSpec, paths: readonly Path[]): HardwareSpec {
  const kernels = Object.entries(hardware.kernels ?? {}).map(([family, own]) => {
    const gone = paths.filter(([, of]) => of === family).map(([, , name]) => name);
    return [family, Object.fromEntries(Object.entries(own).filter(([name]) => !gone.includes(name)))];
  });
  return { ...hardware, kernels: Object.fromEntries(kernels) };
}

/**
 * A calibration that replaces numbers, and those of them that users wrote and the calibration does not determine.
 */
export interface Replacing {
  readonly calibration: Calibration;
  readonly dropped: readonly Path[];
}

/**
 * Adjusts a calibration to the original card: `before` is the value in the file, and replaced numbers without a
 * new value are removed.
 */
export function replacing(
  { fits, setAside, hardware, changes }: Calibration,
  stated: HardwareSpec,
  gone: readonly Path[],
): Replacing {
  const written = new Set(changes.map(({ path }) => path.join('.')));
  const unwritten = gone.filter((path) => !written.has(path.join('.')));
  const removed = unwritten.map((path): Change => ({ path, value: undefined }));
  const earlier = new Set(
    earlierPaths(
      stated,
      fits.map(({ subject }) => subject),
    ).map((path) => path.join('.')),
  );
  const before = (family: string, { name, before: held }: FittedNumber): number => {
    if (name === 'kernel overhead') return kernelOverhead(stated, family);
    return isTime(name) ? held : efficiencyAt(stated, name, family, 'value');
  };
  const dated = fits.map((fit) => ({
    ...fit,
    numbers: fit.numbers.map((one) => ({ ...one, before: before(fit.subject, one) })),
  }));
  return {
    calibration: { fits: dated, setAside, hardware, changes: [...removed, ...changes] },
    dropped: unwritten.filter((path) => !earlier.has(path.join('.'))),
  };
}
