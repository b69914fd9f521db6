import { formula } from '../formula';
import type { FfnOf } from '../spec';
import type { FfnOperator } from './operator';

const PARAMETERS = formula('(2 + gated) * hidden * width');
const FLOPS = formula('2 * (2 + gated) * hidden * width');
const ZERO = formula('0');

/** A dense FFN: two matrices, three with a gate. */
export function denseOperator(ffn: FfnOf<'dense'>): FfnOperator {
  return {
    ffnFlops: FLOPS,
    routerFlops: ZERO,
    parameters: PARAMETERS,
    activeParameters: PARAMETERS,
    stateBytes: ZERO,
    variables: { width: ffn.width, gated: (ffn.gated ?? true) ? 1 : 0 },
  };
}
