import { currentSpec } from '../workspace';
import { placeOf } from './place';
import { defineRule } from './rule';

/** A mean context past the longest one. */
export const meanExceedsMax = defineRule({
  code: 'mean-exceeds-max',
  kinds: ['deployment'],
  check: ({ file }) => {
    const context = currentSpec(file)?.workload.context;
    if (context === undefined || typeof context === 'number' || context.mean <= context.max) return [];
    const message = `the mean context of ${context.mean} tokens is longer than the longest of ${context.max}; expected mean <= max`;
    return [
      {
        code: 'mean-exceeds-max',
        severity: 'error',
        message,
        ...placeOf(file, ['workload', 'context', 'mean']),
      },
    ];
  },
});
