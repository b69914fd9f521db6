import { formula } from '../formula';
import type { FfnOf } from '../spec';
import type { FfnOperator } from './operator';

const FLOPS = formula('2 * (2 + gated) * hidden * (width * active + shared_width * shared)');
const ROUTER = formula('2 * hidden * experts');
const PARAMETERS = formula(
  '(2 + gated) * hidden * (width * experts + shared_width * shared) + hidden * experts',
);
const ACTIVE = formula('(2 + gated) * hidden * (width * active + shared_width * shared) + hidden * experts');
const ZERO = formula('0');

/** A mixture of experts: `active` of the routed experts and all shared ones serve a token. */
export function moeOperator(ffn: FfnOf<'moe'>): FfnOperator {
  const { experts, active, width, shared = 0, shared_width = width, gated = true } = ffn;
  return {
    ffnFlops: FLOPS,
    routerFlops: ROUTER,
    parameters: PARAMETERS,
    activeParameters: ACTIVE,
    stateBytes: ZERO,
    variables: { experts, active, width, shared, shared_width, gated: gated ? 1 : 0 },
  };
}
