import * as z from 'zod';
import type { AttentionDesign } from '../design';
import { Expressions, expressionLike } from '../expressions';
import { NOTHING } from '../split';
import { precision } from './heads';

const expression = expressionLike('2 * heads * head_dim * context');

export const customAttentionSchema = z
  .object({
    type: z.literal('custom'),
    flops: expression('FLOPs of the attention core per token and layer.', '4 * hidden * context'),
    state_bytes: expression(
      'Bytes of KV cache or state that are moved per token and layer.',
      '2 * hidden * context * bytes_per_kv',
      '0',
    ).optional(),
    kept_bytes: expression(
      'Bytes that stay in memory per sequence and layer.',
      '2 * hidden * context * bytes_per_kv',
      'as `state_bytes`',
    ).optional(),
    parameters: expression(
      'Parameters of the projections; linear FLOPs are twice these.',
      '4 * hidden^2',
      '0',
    ).optional(),
    weight_bytes: expression(
      'Bytes of the projections’ weights.',
      '4 * hidden^2 * bytes_per_weight',
      'parameters · bytes_per_weight',
    ).optional(),
    precision,
  })
  .catchall(z.number())
  .meta({
    description:
      'An attention given by quoted arithmetic in `hidden`, `context`, `bytes_per_kv`, `bytes_per_weight`, `bytes_per_state` and its own numeric keys.',
  });

/** An attention given by arithmetic in named variables. */
export const customAttention: AttentionDesign<z.infer<typeof customAttentionSchema>> = {
  operator(attention) {
    const read = new Expressions(attention);
    const attentionFlops = read.read('flops') ?? NOTHING;
    const stateBytes = read.read('state_bytes') ?? NOTHING;
    const keptBytes = read.read('kept_bytes') ?? stateBytes;
    const weightBytes = read.read('weight_bytes');
    const projections = read.read('parameters') ?? NOTHING;
    const { problems, variables } = read;
    if (problems.length > 0) return { ok: false, problems };
    // Nothing is known of its parts: it divides by its heads where it names them, and evenly where it does not.
    const split = {
      everywhere: NOTHING,
      perKvHead: NOTHING,
      output: NOTHING,
      stateEverywhere: NOTHING,
      heads: variables.heads,
      kvHeads: variables.kv_heads ?? variables.heads,
    };
    const operator = { stateBytes, keptBytes, attentionFlops, projections, split, variables };
    return { ok: true, operator: weightBytes === undefined ? operator : { ...operator, weightBytes } };
  },
  expressions: ({ attentionFlops, stateBytes, keptBytes, projections, weightBytes }) => ({
    flops: attentionFlops,
    state_bytes: stateBytes,
    kept_bytes: keptBytes,
    parameters: projections,
    weight_bytes: weightBytes,
  }),
};
