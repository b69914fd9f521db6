import * as z from 'zod';
import { degrees, pool, shared } from '../deployment-fields';
import { HALVES, type Pool, placedHalf, poolOf } from './pool';

const side = (description: string) =>
  z.strictObject({ ...pool, parallel: degrees.optional() }).meta({ description });

/** Attention-FFN Disaggregation: attention and FFN on separate servers. */
export const afdSchema = z
  .strictObject({
    ...shared,
    topology: z
      .literal('afd')
      .meta({ description: 'Attention and FFN on separate servers (Attention-FFN Disaggregation).' }),
    attention: side('The servers that hold attention, embedding and LM head.'),
    ffn: side('The servers that hold the FFN.'),
    fan_out: z.enum(['broadcast', 'routed']).optional().meta({
      description: 'Whether a token goes to every FFN instance, or to those that hold its experts.',
      otherwise: 'broadcast',
    }),
  })
  .meta({ description: 'A deployment with attention and FFN on separate servers.' });

export type AfdSpec = z.infer<typeof afdSchema>;

/** A pool for each half. */
export function afdPools(spec: AfdSpec): readonly Pool[] {
  return HALVES.map((half) =>
    poolOf(half, spec[half], [placedHalf(half, spec[half].parallel, [half, 'parallel'])]),
  );
}
