import { formatShare, formatTime, formatWhole } from '../core/quantity';
import type { Agreement, ComparedRun, Grouping, ValidationResult } from '../core/validate';
import { textTable } from './table';

/** Refused rows that are listed in text; JSON has more. */
const LISTED = 20;

const ratio = (value: number): string => value.toFixed(2);

function cellsOf({ n, median, mape, p10, p90, coverage }: Agreement): readonly string[] {
  return [
    formatWhole(n),
    ratio(median),
    formatShare(mape),
    `${ratio(p10)} to ${ratio(p90)}`,
    formatShare(coverage),
  ];
}

/** Headings of agreement. */
export const HEADINGS = ['runs', 'median', 'mean error', 'p10 to p90', 'in interval'] as const;

/** Rows of groups as text: what they have in common, then how far estimates are off. */
export function groupRows(
  { agreement, groups }: ValidationResult,
  by: readonly Grouping[],
): readonly (readonly string[])[] {
  const rows = groups.map((group) => [
    by.map((key) => group.by[key] ?? '').join(', '),
    ...cellsOf(group.agreement),
  ]);
  return agreement === undefined ? rows : [['all', ...cellsOf(agreement)], ...rows];
}

/** The seconds of a step that an estimate is made of. */
export function termsOf({ details }: ComparedRun): readonly (readonly [string, number])[] {
  const { attention, ffn, links, fixed } = details;
  const terms: readonly (readonly [string, number])[] = [
    ['attention', attention.seconds],
    ['FFN', ffn.seconds],
    ['links', links.seconds],
    ['of these beyond rooflines', fixed.kernels],
    ['layers', fixed.layers],
    ['floors of links', fixed.links],
    ['step', fixed.step],
    ['prefill', fixed.prefill],
  ];
  return terms.filter(([, seconds]) => seconds > 0);
}

function worstLines(compared: ComparedRun): readonly string[] {
  const { run, estimate, low, high } = compared;
  const terms = termsOf(compared).map(([name, seconds]) => `${name} ${formatTime(seconds)}`);
  return [
    `${run.id}: measured ${formatTime(run.tpot)}, estimate ${formatTime(estimate)} (${formatTime(low)} to ${formatTime(high)}), ratio ${ratio(estimate / run.tpot)}`,
    `  ${terms.join(', ')}`,
  ];
}

/** Figures by group, the rows furthest off, and the rows that were set aside. */
export function validationText(
  file: string,
  result: ValidationResult,
  by: readonly Grouping[],
  worst: readonly ComparedRun[],
  html: string | undefined,
): string {
  const { runs, used, agreement, refused, refusedCount } = result;
  const listed = refused.slice(0, LISTED).map(({ id, line, reason }) => {
    const name = id === `line ${line}` ? '' : ` ${id}`;
    return `${file}:${line}${name}: set aside: ${reason}`;
  });
  const more = refusedCount - listed.length;
  return [
    `${file}: ${formatWhole(runs)} ${runs === 1 ? 'run' : 'runs'}, ${formatWhole(used)} used, ${formatWhole(refusedCount)} set aside`,
    ...(agreement === undefined
      ? []
      : [
          `rank correlation ${ratio(agreement.spearman)}; ratios are estimate / measured`,
          '',
          textTable([by.join(', '), ...HEADINGS], groupRows(result, by)),
          '',
          'furthest off, with the seconds of a step:',
          ...worst.flatMap(worstLines),
        ]),
    ...(listed.length === 0 ? [] : ['', ...listed]),
    ...(more > 0 ? [`${formatWhole(more)} more set aside`] : []),
    ...(html === undefined ? [] : ['', `report in ${html}`]),
  ].join('\n');
}
