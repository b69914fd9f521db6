import * as z from 'zod';
import { cardSchema, failureSchema } from '../../server/core/profile';
import { taskResultSchema, taskSchema } from '../run/task';

/** From the host to its process: one task at a time. */
export const requestSchema = z.strictObject({ id: z.int(), task: taskSchema });
export type Request = z.infer<typeof requestSchema>;

/** From the process: first whether a device opened, then the result of each request. */
export const replySchema = z.discriminatedUnion('reply', [
  z.strictObject({ reply: z.literal('opened'), card: cardSchema }),
  z.strictObject({ reply: z.literal('closed'), failure: failureSchema }),
  z.strictObject({ reply: z.literal('done'), id: z.int(), result: taskResultSchema }),
  z.strictObject({ reply: z.literal('failed'), id: z.int(), failure: failureSchema }),
]);
export type Reply = z.infer<typeof replySchema>;
