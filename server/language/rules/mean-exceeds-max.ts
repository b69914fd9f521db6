import { formatWhole } from '../../core/quantity';
import { dataAt, setValue } from '../../yaml/edit';
import { currentSpec, type SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

const CONTEXT = ['workload', 'context'] as const;

/** Fixes: set the longest context to the mean, or the mean to the longest. */
function evenOut(file: SourceFile): readonly Proposal[] {
  const [mean, max] = [dataAt(file.data, [...CONTEXT, 'mean']), dataAt(file.data, [...CONTEXT, 'max'])];
  if (mean === undefined || max === undefined) return [];
  const set = (key: string, value: unknown) => setValue(file.parsed, [...CONTEXT, key], value);
  return [
    ...proposal(file, `Raise \`max\` to ${String(mean)}`, set('max', mean)),
    ...proposal(file, `Lower \`mean\` to ${String(max)}`, set('mean', max), { preferred: false }),
  ];
}

/** A mean context above the longest one. */
export const meanExceedsMax = defineRule({
  code: 'mean-exceeds-max',
  severity: 'error',
  kinds: ['deployment'],
  check: ({ file }) => {
    const context = currentSpec(file)?.workload.context;
    if (
      context === undefined ||
      typeof context === 'number' ||
      !('mean' in context) ||
      context.mean <= context.max
    )
      return [];
    const message = `the mean context of ${formatWhole(context.mean)} tokens is longer than the longest of ${formatWhole(context.max)}; expected mean <= max`;
    return [{ at: [...CONTEXT, 'mean'], message, fixes: () => evenOut(file) }];
  },
});
