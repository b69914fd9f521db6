import * as z from 'zod';
import { unitSchema } from '../../server/core/profile';

/** A ceiling of the device: a memory bandwidth, or the rate of an arithmetic unit. */
export const probeSchema = z.enum(['copy', 'read', ...unitSchema.options]);
export type Probe = z.infer<typeof probeSchema>;
