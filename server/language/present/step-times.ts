import { formatShare, formatTime } from '../../core/quantity';
import type { HalfTimes, LayerTimes, StepTimes } from '../../core/summary';

/** The most layer kinds whose times are shown. */
const MOST_KINDS = 4;

/** A row of the table of times: what, seconds of one micro-batch, the fixed part of them, what bounds it. */
type Row = readonly [name: string, time: string, fixed: string, bound: string];

export const STEP_TIMES_HEAD = ['of a layer and micro-batch', 'time', 'of it fixed', 'bound by'] as const;

const row = (name: string, seconds: number, fixed: number, bound: string): Row => [
  name,
  formatTime(seconds),
  fixed === 0 ? '–' : formatTime(fixed),
  bound,
];

function halfRows(title: string, { name, seconds, kernels, fixed }: HalfTimes): readonly Row[] {
  if (seconds === 0) return [];
  const overheads = kernels.reduce((sum, { overhead }) => sum + overhead, fixed);
  return [
    row(`${title} ${name}`, seconds, overheads, ''),
    ...kernels.map((kernel) => row(`· ${kernel.name}`, kernel.seconds, kernel.overhead, kernel.boundBy)),
    ...(fixed === 0 ? [] : [row('· between kernels', fixed, fixed, '')]),
  ];
}

function layerRows({ count, attention, ffn, links }: LayerTimes): readonly Row[] {
  return [
    [`${count} of the layers`, '', '', ''],
    ...halfRows('attention', attention),
    ...halfRows('FFN', ffn),
    ...links.map(({ name, seconds, fixed }) => row(`link ${name}`, seconds, fixed, 'network')),
  ];
}

/** The times of kernels and links of the most frequent layer kinds and of the LM head, for a table. */
export function stepTimesRows({ layers, head }: StepTimes): readonly Row[] {
  const most = [...layers].sort((one, other) => other.count - one.count).slice(0, MOST_KINDS);
  return [
    ...most.flatMap(layerRows),
    ...(head === null ? [] : [row(head.name, head.seconds, head.overhead, head.boundBy)]),
  ];
}

/** The fixed times of a step by what they are; undefined where there are none. */
export function fixedWords({ fixed }: StepTimes, step: number): string | undefined {
  const { kernels, layers, links, step: host, prefill, draft } = fixed;
  const parts: readonly (readonly [string, number])[] = [
    ['kernels', kernels],
    ['layers', layers],
    ['links', links],
    ['between steps', host],
    ['prefill', prefill],
    ['drafter', draft],
  ];
  const some = parts.filter(([, seconds]) => seconds > 0);
  if (some.length === 0) return undefined;
  const total = some.reduce((sum, [, seconds]) => sum + seconds, 0);
  const each = some.map(([name, seconds]) => `${name} ${formatTime(seconds)}`).join(', ');
  return `fixed time of a step of ${formatTime(step)}: ${each}; ${formatShare(total / step)} where nothing overlaps`;
}
