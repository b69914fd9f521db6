import type { KernelPoint, Profile } from '../../server/core/profile';
import { formatNumber, formatShare, formatTime, formatTokens, formatWhole } from '../../server/core/quantity';
import { changeSince, changeText } from './change';

/** A column of the table of measured kernels. */
export interface Column {
  readonly id: string;
  readonly title: string;
  /** Explains the title. */
  readonly help?: string;
  readonly number: boolean;
  /** The sort key; null is last. */
  readonly value: (point: KernelPoint, previous: Profile | null) => number | string | null;
  readonly text: (point: KernelPoint, previous: Profile | null) => string;
}

const NONE = '–';

/** The middle of the samples: `103 to 107 µs`, with a shared unit only once. */
export function spreadText({ p20, p80 }: KernelPoint): string {
  const [low, high] = [formatTime(p20), formatTime(p80)];
  const unit = / \S+$/.exec(high)?.[0] ?? '';
  return `${low.endsWith(unit) ? low.slice(0, low.length - unit.length) : low}–${high}`;
}

function errorText({ relativeError }: KernelPoint): string {
  if (relativeError === null) return 'no numbers';
  return relativeError === 0 ? '0' : relativeError.toExponential(1);
}

export const columns: readonly Column[] = [
  {
    id: 'kernel',
    title: 'Kernel',
    number: false,
    value: ({ kernel }) => kernel,
    text: ({ kernel }) => kernel,
  },
  {
    id: 'variant',
    title: 'Variant',
    number: false,
    value: ({ variant }) => variant,
    text: ({ variant }) => variant,
  },
  {
    id: 'kv',
    title: 'KV',
    help: 'how the cache is stored',
    number: false,
    value: ({ kv }) => kv,
    text: ({ kv }) => kv ?? NONE,
  },
  {
    id: 'batch',
    title: 'Batch',
    number: true,
    value: ({ batch }) => batch,
    text: ({ batch }) => formatWhole(batch),
  },
  {
    id: 'context',
    title: 'Context',
    help: 'tokens of each sequence',
    number: true,
    value: ({ context }) => context,
    text: ({ context }) => (context === null ? NONE : formatTokens(context)),
  },
  {
    id: 'median',
    title: 'Median',
    help: 'median time of a run on the device',
    number: true,
    value: ({ seconds }) => seconds,
    text: ({ seconds }) => formatTime(seconds),
  },
  {
    id: 'roof',
    title: 'Of roof',
    help: 'the time that the probed ceilings allow, over the median',
    number: true,
    value: ({ fractionOfRoof }) => fractionOfRoof,
    text: ({ fractionOfRoof }) => formatShare(fractionOfRoof),
  },
  {
    id: 'bound',
    title: 'Binds',
    help: 'which roof is the lower one',
    number: false,
    value: ({ boundBy }) => boundBy,
    text: ({ boundBy }) => boundBy,
  },
  {
    id: 'rate',
    title: 'GB/s',
    help: 'bytes that the kernel must move, over the median',
    number: true,
    value: ({ bytesPerSecond }) => bytesPerSecond,
    text: ({ bytesPerSecond }) => formatNumber(bytesPerSecond / 1e9),
  },
  {
    id: 'spread',
    title: 'Spread',
    help: '20th to 80th percentile of the samples; sorted by its share of the median',
    number: true,
    value: ({ p20, p80, seconds }) => (p80 - p20) / seconds,
    text: spreadText,
  },
  {
    id: 'error',
    title: 'Rel. error',
    help: 'of the result against a float64 reference',
    number: true,
    value: ({ relativeError }) => relativeError,
    text: errorText,
  },
  {
    id: 'change',
    title: 'Since last run',
    help: 'of the median, against the run before on the same adapter',
    number: true,
    value: (point, previous) => changeSince(previous, point)?.share ?? null,
    text: (point, previous) => {
      const change = changeSince(previous, point);
      return change === undefined ? NONE : changeText(change);
    },
  },
];

/** The column and the direction of sorting. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** The points sorted by a column, without a value last; without a column, as measured. */
export function sorted(
  points: readonly KernelPoint[],
  previous: Profile | null,
  sorting: Sorting | null,
): readonly KernelPoint[] {
  const column = columns.find(({ id }) => id === sorting?.column);
  if (column === undefined || sorting === null) return points;
  const sign = sorting.descending ? -1 : 1;
  return points
    .map((point) => ({ point, value: column.value(point, previous) }))
    .sort(({ value: one }, { value: other }) => {
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
      return sign * String(one).localeCompare(String(other), 'en');
    })
    .map(({ point }) => point);
}
