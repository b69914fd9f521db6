import { DEFAULT_EFFICIENCY, type Peak, statedEfficiency } from '../cost';
import { DEFAULT_OVERHEAD, type Duration, type HardwareSpec, secondsOf } from '../spec';
import type { CatalogCard } from './catalog-card';

/** The reference value and range of an efficiency or overhead. */
interface Reference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly source?: string | undefined;
  /** The origin of the reference, as a noun phrase for messages. */
  readonly origin: string;
}

/** A stated efficiency or overhead that is far from its reference. */
export interface Calibrated {
  readonly path: readonly string[];
  readonly written: number;
  readonly dimension: 'ratio' | 'time';
  readonly reference: Reference;
}

/** How far outside its reference range an efficiency may be, as a share of the peak. */
const MARGIN = 0.05;
/** The factor by which an overhead may differ from its reference. */
const FACTOR = 10;

const PEAKS: readonly Peak[] = ['compute', 'memory', 'network'];

/** The reference of a peak: the catalog's value for the same card if it has one, otherwise the usual range. */
function efficiencyReference(card: CatalogCard | undefined, peak: Peak, family: string): Reference {
  const stated = card && statedEfficiency(card.hardware, peak, family);
  if (card === undefined || stated === undefined || stated.origin === 'default')
    return { ...DEFAULT_EFFICIENCY[peak], origin: 'the usual range of such cards' };
  return { ...stated.efficiency, origin: `the catalog’s figure for ${card.hardware.name}` };
}

function overheadReference(card: CatalogCard | undefined, key: 'kernel' | 'hop'): Reference {
  const known = card?.hardware.overhead?.[key];
  const value = secondsOf(known ?? DEFAULT_OVERHEAD[key]);
  const origin =
    known === undefined || card === undefined
      ? 'the usual value'
      : `the catalog’s figure for ${card.hardware.name}`;
  return { value, low: value, high: value, origin };
}

type Efficiencies = NonNullable<HardwareSpec['efficiency']>;

function* efficiencies(
  written: Pick<Efficiencies, Peak>,
  path: readonly string[],
  family: string,
  card: CatalogCard | undefined,
): Iterable<Calibrated> {
  for (const peak of PEAKS) {
    const stated = written[peak];
    // A stated source explains the value.
    if (stated === undefined || ('source' in stated && stated.source !== undefined)) continue;
    const { value } = stated;
    const reference = efficiencyReference(card, peak, family);
    if (reference.low - MARGIN <= value && value <= reference.high + MARGIN) continue;
    yield { path: [...path, peak], written: value, dimension: 'ratio', reference };
  }
}

function* overheads(
  stated: Duration | undefined,
  path: readonly string[],
  reference: Reference,
): Iterable<Calibrated> {
  // A time that states its source needs no comparison.
  if (stated === undefined || (typeof stated === 'object' && stated.source !== undefined)) return;
  const value = secondsOf(stated);
  // Zero overhead is a deliberate choice.
  if (value === 0) return;
  if (reference.value / FACTOR <= value && value <= reference.value * FACTOR) return;
  yield { path, written: value, dimension: 'time', reference };
}

/**
 * The efficiencies and overheads of a card that are far from their references and have no source, in the order of
 * the schema.
 *
 * @param card the bundled card of the same name, if there is one
 */
export function farCalibrations(spec: HardwareSpec, card: CatalogCard | undefined): readonly Calibrated[] {
  if (spec.efficiency === undefined && spec.overhead === undefined && spec.kernels === undefined) return [];
  const found = [...efficiencies(spec.efficiency ?? {}, ['efficiency'], 'general', card)];
  for (const key of ['kernel', 'hop'] as const)
    found.push(...overheads(spec.overhead?.[key], ['overhead', key], overheadReference(card, key)));
  for (const [family, kernel] of Object.entries(spec.kernels ?? {})) {
    const path = ['kernels', family];
    found.push(...efficiencies(kernel, path, family, card));
    if (kernel.source === undefined)
      found.push(...overheads(kernel.overhead, [...path, 'overhead'], overheadReference(card, 'kernel')));
  }
  return found;
}
