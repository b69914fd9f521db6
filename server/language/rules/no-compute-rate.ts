import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** A card without a peak rate for any format. */
export const noComputeRate = defineRule({
  code: 'no-compute-rate',
  severity: 'error',
  kinds: ['hardware'],
  check: ({ file }) => {
    const spec = currentSpec(file);
    if (spec === undefined || Object.values(spec.compute).some((rate) => rate !== undefined)) return [];
    const message = '`compute` names no format; expected at least one peak such as { bf16: 989 TFLOP/s }';
    return [{ at: ['compute'], part: 'key', message }];
  },
});
