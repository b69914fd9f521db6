import * as z from 'zod';
import { degrees, pool, shared } from '../deployment-fields';
import { type Half, type Pool, placedHalf, poolOf } from './pool';

/** Attention and FFN on the same cards. */
export const colocatedSchema = z
  .strictObject({
    ...shared,
    topology: z.literal('colocated').meta({ description: 'Attention and FFN on the same cards.' }),
    pool: z
      .strictObject({
        ...pool,
        parallel: z
          .strictObject({ attention: degrees.optional(), ffn: degrees.optional() })
          .optional()
          .meta({ description: 'Degrees of parallelism of the two halves.' }),
      })
      .meta({ description: 'The servers.' }),
  })
  .meta({ description: 'A deployment with attention and FFN on the same cards.' });

export type ColocatedSpec = z.infer<typeof colocatedSchema>;

/** One pool for both halves. */
export function colocatedPools({ pool: { parallel, ...servers } }: ColocatedSpec): readonly Pool[] {
  const placed = (half: Half) => placedHalf(half, parallel?.[half], ['pool', 'parallel', half]);
  return [poolOf('pool', servers, [placed('attention'), placed('ffn')])];
}
