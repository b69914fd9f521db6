import * as z from 'zod';
import { about, count } from '../../fields';
import { add, type Formula, formula, multiply, substitute } from '../../formula';
import { costed, type FfnDesign } from '../design';
import { type FfnOperator, PER_WEIGHT } from '../operator';
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
      .meta(
        about(
          'Shared experts, which serve every token; a dense FFN next to the experts is one.',
          'count',
          '0',
        ),
      ),
    shared_width: count()
      .optional()
      .meta(about('Intermediate width of a shared expert.', 'count', 'as `width`')),
    latent: count()
      .optional()
      .meta(
        about(
          'Width that tokens are projected to before the routed experts, and back.',
          'count',
          'as `hidden`',
        ),
      ),
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
const EXPERT = formula('(2 + gated) * hidden * width');

// With a latent width the routed experts are narrower, and every token passes the projections to it and back.
const LATENT_EXPERTS = '(2 + gated) * latent * width';
const LATENT_REST = '(2 + gated) * hidden * shared_width * shared + 2 * hidden * latent';
const LATENT = {
  flops: formula(`2 * (${LATENT_EXPERTS} * active + ${LATENT_REST})`),
  parameters: formula(`${LATENT_EXPERTS} * experts + ${LATENT_REST} + hidden * experts`),
  activeParameters: formula(`${LATENT_EXPERTS} * active + ${LATENT_REST} + hidden * experts`),
  expert: formula(LATENT_EXPERTS),
  everyToken: formula(LATENT_REST),
  routed: formula(`2 * ${LATENT_EXPERTS} * active`),
};
const PLAIN = {
  flops: FLOPS,
  parameters: PARAMETERS,
  activeParameters: ACTIVE,
  expert: EXPERT,
  everyToken: formula('(2 + gated) * hidden * shared_width * shared'),
  routed: substitute(FLOPS, { shared: NOTHING }),
};
const PLAIN_SHARED_FLOPS = substitute(FLOPS, { active: NOTHING });
const LATENT_SHARED_FLOPS = formula(`2 * (${LATENT_REST})`);
const PER_SHARED = formula('bytes_per_shared');
const ROUTED = formula('experts');
const ROUTER_WEIGHTS = formula('hidden * experts');

/** Bytes of all weights: the routed experts and the router in the format of weights, the rest in that of shared experts. */
function bytesOf(expert: Formula, everyToken: Formula): Formula {
  const routed = multiply(add(multiply(expert, ROUTED), ROUTER_WEIGHTS), PER_WEIGHT);
  return add(routed, multiply(everyToken, PER_SHARED));
}

const PLAIN_BYTES = bytesOf(PLAIN.expert, PLAIN.everyToken);
const LATENT_BYTES = bytesOf(LATENT.expert, LATENT.everyToken);

/** A mixture of experts: `active` of the routed experts and all shared ones serve a token. */
export function moeOperator(ffn: Moe): FfnOperator {
  const { experts, active, width, shared = 0, shared_width = width, latent, gated = true } = ffn;
  const part = latent === undefined ? PLAIN : LATENT;
  const variables = { experts, active, width, shared, shared_width, gated: gated ? 1 : 0 };
  return {
    ffnFlops: part.flops,
    routerFlops: ROUTER,
    parameters: part.parameters,
    activeParameters: part.activeParameters,
    ...(shared === 0 && latent === undefined
      ? {}
      : { weightBytes: latent === undefined ? PLAIN_BYTES : LATENT_BYTES }),
    stateBytes: NOTHING,
    split: {
      everyTokenFlops: latent === undefined ? PLAIN_SHARED_FLOPS : LATENT_SHARED_FLOPS,
      everyTokenParameters: part.everyToken,
      everyTokenBytes: multiply(part.everyToken, PER_SHARED),
      routedFlops: part.routed,
      expertParameters: part.expert,
      experts,
      active,
      shared,
      width,
      downShare: gated ? 1 / 3 : 1 / 2,
    },
    variables: latent === undefined ? variables : { ...variables, latent },
  };
}

/** A mixture of experts. */
export const moe: FfnDesign<Moe> = { operator: (ffn) => costed(moeOperator(ffn)), matrices: true };
