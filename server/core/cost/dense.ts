import { formula } from '../formula';
import type { FfnOf } from '../spec';
import type { FfnOperator } from './operator';
import { NOTHING } from './split';

const PARAMETERS = formula('(2 + gated) * hidden * width');
const FLOPS = formula('2 * (2 + gated) * hidden * width');

/** A dense FFN: two matrices, three with a gate. */
export function denseOperator(ffn: FfnOf<'dense'>): FfnOperator {
  const gated = (ffn.gated ?? true) ? 1 : 0;
  return {
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
      downShare: 1 / (2 + gated),
    },
    variables: { width: ffn.width, gated },
  };
}
