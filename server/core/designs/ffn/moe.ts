import * as z from 'zod';
import { about, count } from '../../fields';
import { formula, substitute } from '../../formula';
import { costed, type FfnDesign } from '../design';
import type { FfnOperator } from '../operator';
import { NOTHING } from '../split';
import { gated, precision } from './keys';

export const moeSchema = z
  .strictObject({
    type: z.literal('moe'),
    experts: count().meta({ ...about('Routed experts E.', 'count'), usual: 64 }),
    active: count().meta({ ...about('Routed experts k that serve a token.', 'count'), usual: 4 }),
    width: count().meta({ ...about('Intermediate width of a routed expert.', 'count'), usual: 14336 }),
    shared: count(0)
      .optional()
      .meta(about('Shared experts, which serve every token.', 'count', '0')),
    shared_width: count()
      .optional()
      .meta(about('Intermediate width of a shared expert.', 'count', 'as `width`')),
    gated,
    precision,
  })
  .meta({ description: 'A mixture of experts.' });

export type Moe = z.infer<typeof moeSchema>;

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
export function moeOperator(ffn: Moe): FfnOperator {
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
      shared,
      width,
      downShare: gated ? 1 / 3 : 1 / 2,
    },
    variables: { experts, active, width, shared, shared_width, gated: gated ? 1 : 0 },
  };
}

/** A mixture of experts. */
export const moe: FfnDesign<Moe> = { operator: (ffn) => costed(moeOperator(ffn)), matrices: true };
