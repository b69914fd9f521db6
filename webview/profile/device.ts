import type { AdapterCard, MatrixShape, Profile } from '../../server/core/profile';
import { formatQuantity } from '../../server/core/quantity';
import { unitIndex, unitName } from './names';

/** Something about the device, in words. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A rate reached by a probe. */
export interface Ceiling extends Fact {
  /** The probe's name for a memory stream or an arithmetic unit. */
  readonly id: string;
  readonly perSecond: number;
  readonly unit: 'B/s' | 'FLOP/s' | 'OP/s';
}

const PLACES: Readonly<Record<Profile['host'], string>> = {
  node: 'a separate Node process',
  browser: 'this panel’s page, with the browser’s WebGPU',
};

/** A rate of arithmetic; integer units count OP/s, others FLOP/s. */
function arithmetic(unit: string, rate: number): Pick<Ceiling, 'value' | 'perSecond' | 'unit'> {
  const whole = /int8/i.test(unit);
  const text = formatQuantity(rate, 'compute rate');
  return {
    value: whole ? text.replace('FLOP', 'OP') : text,
    perSecond: rate,
    unit: whole ? 'OP/s' : 'FLOP/s',
  };
}

/** The rates reached by the probes of a run: memory first, then arithmetic by unit. */
export function ceilings({ probes }: Profile): readonly Ceiling[] {
  const stream = (id: string, name: string, rate: number | null): readonly Ceiling[] =>
    rate === null
      ? []
      : [{ id, name, value: formatQuantity(rate, 'data rate'), perSecond: rate, unit: 'B/s' }];
  const units = Object.entries(probes.flops).sort(([one], [other]) => unitIndex(one) - unitIndex(other));
  return [
    ...stream('read', 'read', probes.readBytesPerSecond),
    ...stream('copy', 'copy', probes.copyBytesPerSecond),
    ...units.map(([unit, rate]) => ({ id: unit, name: unitName(unit), ...arithmetic(unit, rate) })),
  ];
}

function shapesText(shapes: readonly MatrixShape[]): string {
  const kinds = new Map<string, string[]>();
  for (const { input, output, m, n, k } of shapes) {
    const kind = `${input} to ${output}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), `${m}×${n}×${k}`]);
  }
  return [...kinds].map(([kind, sizes]) => `${kind} at ${sizes.join(', ')}`).join('; ');
}

function features(card: AdapterCard): { readonly has: readonly string[]; readonly lacks: readonly string[] } {
  const { subgroupMin: least, subgroupMax: most, matrixShapes } = card;
  const size = least === most ? `${least}` : `${least} to ${most}`;
  const shapes = matrixShapes.length === 0 ? '' : ` (${shapesText(matrixShapes)})`;
  const known: readonly (readonly [feature: string, words: string, absent: string])[] = [
    ['shader-f16', 'half precision', 'half precision'],
    ['subgroups', `subgroups of ${size} invocations`, 'subgroups'],
    ['chromium-experimental-subgroup-matrix', `matrix units${shapes}`, 'matrix units'],
    ['timestamp-query', 'a device clock', 'a device clock, so times are wall-clock times'],
  ];
  const offered = (feature: string): boolean => card.features.includes(feature);
  return {
    has: known.flatMap(([feature, words]) => (offered(feature) ? [words] : [])),
    lacks: known.flatMap(([feature, , absent]) => (offered(feature) ? [] : [absent])),
  };
}

/**
 * The device and how it was measured.
 *
 * @param chosen why the host was chosen; unknown for a run from before the editor was started
 */
export function deviceFacts(profile: Profile, chosen: string | undefined): readonly Fact[] {
  const { card, host, boundsChecks, measuredAt } = profile;
  const { has, lacks } = features(card);
  const when = new Date(measuredAt);
  const date = Number.isNaN(when.getTime())
    ? measuredAt
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(when);
  return [
    { name: 'Measured', value: date },
    { name: 'Ran in', value: `${PLACES[host]}.${chosen === undefined ? '' : ` ${chosen}`}` },
    {
      name: 'Bounds checks',
      value: boundsChecks
        ? 'on: WebGPU checks every memory access, which takes time'
        : 'off: shaders ran without WebGPU’s checks, like native kernels',
    },
    { name: 'Offers', value: has.length === 0 ? 'core WebGPU only' : has.join(', ') },
    ...(lacks.length === 0 ? [] : [{ name: 'Lacks', value: lacks.join(', ') }]),
    {
      name: 'Limits',
      value: `${card.workgroupThreads} invocations and ${card.workgroupBytes / 1024} KiB of memory a workgroup`,
    },
  ];
}
