import { DEFAULT_EFFICIENCY, type Peak } from '../cost';
import { putInto } from '../data';
import { DEFAULT_OVERHEAD, type Efficiency, type HardwareSpec, secondsOf } from '../spec';
import { type FittedNumber, isTime } from './fit';

const PEAKS: readonly Peak[] = ['compute', 'memory', 'network'];

/** An efficiency of a card and its path in the file. */
export interface PlacedEfficiency {
  readonly peak: Peak;
  readonly path: readonly string[];
  readonly efficiency: Efficiency;
}

/**
 * The efficiencies of a card: the general ones (with defaults for missing keys) and those of its kernel families.
 */
export function efficienciesOf(hardware: HardwareSpec): readonly PlacedEfficiency[] {
  const general = PEAKS.map((peak): PlacedEfficiency => {
    const efficiency = full(hardware.efficiency?.[peak] ?? DEFAULT_EFFICIENCY[peak]);
    return { peak, path: ['efficiency', peak], efficiency };
  });
  const families = Object.entries(hardware.kernels ?? {}).flatMap(([family, own]) =>
    PEAKS.flatMap((peak): PlacedEfficiency[] => {
      const efficiency = own[peak];
      return efficiency === undefined
        ? []
        : [{ peak, path: ['kernels', family, peak], efficiency: full(efficiency) }];
    }),
  );
  return [...general, ...families];
}

function full(written: { value: number; low?: number | undefined; high?: number | undefined }): Efficiency {
  return { value: written.value, low: written.low ?? written.value, high: written.high ?? written.value };
}

/** A number to set in a card: an efficiency, or an overhead in seconds. */
export interface Placed {
  readonly path: readonly string[];
  readonly value: Efficiency | number;
}

/** The card with other efficiencies and overheads at some paths. */
export function withPlaced(hardware: HardwareSpec, placed: readonly Placed[]): HardwareSpec {
  return placed.reduce((card, { path, value }) => putInto(card, path, value) as HardwareSpec, hardware);
}

/** A fitted number as it is set in a card. */
export function placedNumber({ name, path, value, low, high }: FittedNumber): Placed {
  // Times at the file's top are written without a range.
  return isTime(name) && path[0] !== 'engines' ? { path, value } : { path, value: { value, low, high } };
}

/** A card that reaches its peaks without overheads: an upper limit of speed. */
export function atPeaks(hardware: HardwareSpec): HardwareSpec {
  const whole = { value: 1, low: 1, high: 1 };
  const { kernels: _, engines: __, ...card } = hardware;
  return {
    ...card,
    efficiency: { compute: whole, memory: whole, network: whole, scale_up: whole, scale_out: whole },
    overhead: { kernel: 0, layer: 0, step: 0, collective: 0, exchange: 0, token: 0, hop: 0 },
  };
}

/** Seconds of kernels and of messages beyond the roofline, as the file states them. */
export function overheadsOf(hardware: HardwareSpec) {
  return {
    kernel: secondsOf(hardware.overhead?.kernel ?? DEFAULT_OVERHEAD.kernel),
    hop: secondsOf(hardware.overhead?.hop ?? DEFAULT_OVERHEAD.hop),
  };
}
