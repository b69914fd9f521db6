import { formula, substitute } from '../formula';
import type { FfnOf } from '../spec';
import type { FfnOperator } from './operator';
import { NOTHING } from './split';

const FLOPS = formula('2 * (2 + gated) * hidden * (width * active + shared_width * shared)');
const ROUTER = formula('2 * hidden * experts');
const PARAMETERS = formula(
  '(2 + gated) * hidden * (width * experts + shared_width * shared) + hidden * experts',
);
const ACTIVE = formula('(2 + gated) * hidden * (width * active + shared_width * shared) + hidden * experts');
const SHARED_FLOPS = substitute(FLOPS, { active: NOTHING });
const ROUTED_FLOPS = substitute(FLOPS, { shared: NOTHING });
const SHARED_PARAMETERS = formula('(2 + gated) * hidden * shared_width * shared');
const EXPERT_PARAMETERS = formula('(2 + gated) * hidden * width');

/** A mixture of experts: `active` of the routed experts and all shared ones serve a token. */
export function moeOperator(ffn: FfnOf<'moe'>): FfnOperator {
  const { experts, active, width, shared = 0, shared_width = width, gated = true } = ffn;
  return {
    ffnFlops: FLOPS,
    routerFlops: ROUTER,
    parameters: PARAMETERS,
    activeParameters: ACTIVE,
    stateBytes: NOTHING,
    split: {
      everyTokenFlops: SHARED_FLOPS,
      everyTokenParameters: SHARED_PARAMETERS,
      routedFlops: ROUTED_FLOPS,
      expertParameters: EXPERT_PARAMETERS,
      experts,
      active,
      downShare: gated ? 1 / 3 : 1 / 2,
    },
    variables: { experts, active, width, shared, shared_width, gated: gated ? 1 : 0 },
  };
}
