import type { KernelPoint, Profile } from '../../server/core/profile';
import type { Table } from '../charts/picture';
import { changeSince } from './change';
import { columns } from './columns';
import { ceilings, deviceFacts } from './device';

const rounded = (value: number): number => Number(value.toPrecision(6));

/** All measurements, in SI units. */
export function kernelTable({ kernels }: Profile, previous: Profile | null): Table {
  return {
    caption: 'Measured kernels',
    columns: [
      'kernel',
      'variant',
      'KV format',
      'batch',
      'context (tokens)',
      'median (s)',
      'p20 (s)',
      'p80 (s)',
      'samples',
      'wall-clock median (s)',
      'rate (B/s)',
      'arithmetic rate (FLOP/s)',
      'share of the roof',
      'binds',
      'relative error',
      'change since last run',
      'problem',
    ],
    rows: kernels.map((point) => ({
      cells: [
        point.kernel,
        point.variant,
        point.kv,
        point.batch,
        point.context,
        rounded(point.seconds),
        rounded(point.p20),
        rounded(point.p80),
        point.samples,
        rounded(point.wallSeconds),
        rounded(point.bytesPerSecond),
        rounded(point.flopsPerSecond),
        rounded(point.fractionOfRoof),
        point.boundBy,
        point.relativeError === null ? null : rounded(point.relativeError),
        shareOf(point, previous),
        point.problem,
      ],
    })),
  };
}

function shareOf(point: KernelPoint, previous: Profile | null): number | null {
  const change = changeSince(previous, point);
  return change === undefined ? null : rounded(change.share);
}

/** The ceilings reached by the probes. */
export function ceilingTable(profile: Profile): Table {
  return {
    caption: 'Probed ceilings',
    columns: ['ceiling', 'rate', 'unit'],
    rows: ceilings(profile).map(({ name, perSecond, unit }) => ({ cells: [name, rounded(perSecond), unit] })),
  };
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

/** The run as Markdown: the device, its ceilings, and the table as shown. */
export function toMarkdown(
  profile: Profile,
  previous: Profile | null,
  points: readonly KernelPoint[],
  chosen: string | undefined,
): string {
  const flagged = points.some(({ problem }) => problem !== null);
  const titles = [...columns.map(({ title }) => title), ...(flagged ? ['Problem'] : [])];
  const alignments = titles.map((_, index) => (columns[index]?.number === true ? '---:' : '---'));
  const rows = points.map((point) =>
    line([...columns.map(({ text }) => text(point, previous)), ...(flagged ? [point.problem ?? ''] : [])]),
  );
  const facts = deviceFacts(profile, chosen).map(({ name, value }) => `- ${name}: ${value}`);
  const probed = ceilings(profile).map(({ name, value }) => `${name} ${value}`);
  return [
    `Kernels measured on ${profile.adapter}${profile.software ? ' (a software adapter)' : ''}`,
    '',
    ...facts,
    ...(probed.length === 0 ? [] : [`- Probed ceilings: ${probed.join(', ')}`]),
    '',
    line(titles),
    `| ${alignments.join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}
