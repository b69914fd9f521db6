import * as z from 'zod';
import { formula, multiply } from '../../formula';
import type { FfnDesign } from '../design';
import { Expressions, expressionLike } from '../expressions';
import { PER_WEIGHT } from '../operator';
import { NOTHING } from '../split';
import { precision } from './keys';

const expression = expressionLike('6 * hidden * width');

export const customFfnSchema = z
  .object({
    type: z.literal('custom'),
    flops: expression('FLOPs per token and layer.', '24 * hidden^2'),
    parameters: expression('Parameters of a layer.', '12 * hidden^2', 'half the FLOPs').optional(),
    active_parameters: expression(
      'Parameters that serve one token.',
      '12 * hidden^2',
      'all of them',
    ).optional(),
    weight_bytes: expression(
      'Bytes of a layer’s weights.',
      '12 * hidden^2 * bytes_per_weight',
      'parameters · bytes_per_weight',
    ).optional(),
    state_bytes: expression('Bytes of state read per token and layer.', '0', '0').optional(),
    precision,
  })
  .catchall(z.number())
  .meta({
    description:
      'An FFN given by quoted arithmetic in `hidden`, `context`, `bytes_per_weight` and its own numeric keys.',
  });

const HALF = formula('0.5');

/** An FFN given by arithmetic in named variables. */
export const customFfn: FfnDesign<z.infer<typeof customFfnSchema>> = {
  operator(ffn) {
    const read = new Expressions(ffn);
    const ffnFlops = read.read('flops') ?? NOTHING;
    const parameters = read.read('parameters') ?? multiply(HALF, ffnFlops);
    const activeParameters = read.read('active_parameters') ?? parameters;
    const stateBytes = read.read('state_bytes') ?? NOTHING;
    const weightBytes = read.read('weight_bytes') ?? multiply(parameters, PER_WEIGHT);
    const { problems, variables } = read;
    if (problems.length > 0) return { ok: false, problems };
    // Its experts and its width are unknown: all of it serves every token.
    const split = {
      everyTokenFlops: ffnFlops,
      everyTokenParameters: parameters,
      routedFlops: NOTHING,
      expertParameters: NOTHING,
      experts: 0,
      active: 0,
      shared: 1,
      width: undefined,
      downShare: 0,
    };
    const operator = {
      ffnFlops,
      routerFlops: NOTHING,
      parameters,
      activeParameters,
      stateBytes,
      weightBytes,
      split,
      variables,
    };
    return { ok: true, operator };
  },
  expressions: ({ ffnFlops, stateBytes, parameters, activeParameters, weightBytes }) => ({
    flops: ffnFlops,
    state_bytes: stateBytes,
    parameters,
    active_parameters: activeParameters,
    weight_bytes: weightBytes,
  }),
  matrices: false,
};
