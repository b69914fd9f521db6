import * as z from 'zod/mini';

/** A failure as a value: what went wrong, and what the user can do about it. */
export const failureSchema = z.strictObject({
  code: z.enum([
    'no-runtime',
    'no-webgpu',
    'no-adapter',
    'no-device',
    'unsupported',
    'bad-shader',
    'out-of-memory',
    'device-lost',
    'wrong-result',
    'timeout',
    'crashed',
    'cancelled',
    'broken-message',
  ]),
  message: z.string(),
  advice: z.string(),
});
export type Failure = z.infer<typeof failureSchema>;
