import * as z from 'zod';
import { about, count } from '../../fields';
import { formula } from '../../formula';
import { costed, type FfnDesign } from '../design';
import { NOTHING } from '../split';
import { gated, precision } from './keys';

export const denseSchema = z
  .strictObject({
    type: z.literal('dense'),
    width: count().meta({ ...about('Intermediate width.', 'count'), usual: 14336 }),
    gated,
    precision,
  })
  .meta({ description: 'A dense FFN.' });

const PARAMETERS = formula('(2 + gated) * hidden * width');
const FLOPS = formula('2 * (2 + gated) * hidden * width');

/** A dense FFN: two matrices, three with a gate. */
export const dense: FfnDesign<z.infer<typeof denseSchema>> = {
  operator({ width, gated: isGated = true }) {
    const gated = isGated ? 1 : 0;
    return costed({
      ffnFlops: FLOPS,
      routerFlops: NOTHING,
      parameters: PARAMETERS,
      activeParameters: PARAMETERS,
      stateBytes: NOTHING,
      split: {
        everyTokenFlops: FLOPS,
        everyTokenParameters: PARAMETERS,
        routedFlops: NOTHING,
        expertParameters: NOTHING,
        experts: 0,
        active: 0,
        shared: 1,
        width,
        downShare: 1 / (2 + gated),
      },
      variables: { width, gated },
    });
  },
  matrices: true,
};
