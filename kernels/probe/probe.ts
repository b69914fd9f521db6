import * as z from 'zod';

/** A ceiling of the device. `matrix` stands for f16 matrices with f32 sums. */
export const probeSchema = z.enum(['copy', 'read', 'f32', 'f16', 'int8', 'matrix', 'matrixInt8']);
export type Probe = z.infer<typeof probeSchema>;
