import * as z from 'zod';
import { cardSchema, failureSchema } from '../../server/core/profile';
import { taskResultSchema, taskSchema } from '../run/task';

/** From a host to its process: the work to do, one task at a time. */
export const requestSchema = z.strictObject({ id: z.int(), task: taskSchema });
export type Request = z.infer<typeof requestSchema>;

/** Back: first whether a device opened, then an answer to each request. */
export const replySchema = z.discriminatedUnion('reply', [
  z.strictObject({ reply: z.literal('opened'), card: cardSchema }),
  z.strictObject({ reply: z.literal('closed'), failure: failureSchema }),
  z.strictObject({ reply: z.literal('done'), id: z.int(), result: taskResultSchema }),
  z.strictObject({ reply: z.literal('failed'), id: z.int(), failure: failureSchema }),
]);
export type Reply = z.infer<typeof replySchema>;
