import * as z from 'zod';
import { unitSchema } from '../../server/core/profile';

/** A ceiling of the device: a bandwidth of its memory, or the rate of a unit. */
export const probeSchema = z.enum(['copy', 'read', ...unitSchema.options]);
export type Probe = z.infer<typeof probeSchema>;
