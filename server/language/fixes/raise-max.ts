import { dataAt, setValue } from '../../yaml/edit';
import { type Fix, proposal } from './fix';

const CONTEXT = ['workload', 'context'] as const;

/** Mean and longest context that are the wrong way round change places. */
export const raiseMax: Fix = {
  codes: ['mean-exceeds-max'],
  safe: false,
  propose: (context) => {
    const { parsed, data } = context.file;
    const [mean, max] = [dataAt(data, [...CONTEXT, 'mean']), dataAt(data, [...CONTEXT, 'max'])];
    if (mean === undefined || max === undefined) return [];
    return [
      ...proposal(context, `Raise \`max\` to ${String(mean)}`, setValue(parsed, [...CONTEXT, 'max'], mean)),
      ...proposal(
        context,
        `Lower \`mean\` to ${String(max)}`,
        setValue(parsed, [...CONTEXT, 'mean'], max),
        false,
      ),
    ];
  },
};
