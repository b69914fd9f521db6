import * as z from 'zod';
import { unitSchema } from '../../server/core/profile';
import { probeSchema } from '../probe/probe';
import { kernelSpecSchema } from '../registry/registry';
import { timesSchema, timingSchema } from './times';

/** A task for a device. */
export const taskSchema = z.discriminatedUnion('task', [
  z.strictObject({
    task: z.literal('kernel'),
    spec: kernelSpecSchema,
    /** Absent if only the result is checked. */
    timing: timingSchema.optional(),
    check: z.boolean().default(true),
  }),
  z.strictObject({ task: z.literal('probe'), probe: probeSchema, timing: timingSchema }),
  /** Never ends by itself, to test that a host can end it. */
  z.strictObject({ task: z.literal('endless') }),
]);
export type Task = z.infer<typeof taskSchema>;

const workSchema = z.strictObject({
  flops: z.number(),
  bytes: z.number(),
  unit: unitSchema,
});

/** The result of a task. JSON has no NaN: a null error means that the output contained one. */
export const taskResultSchema = z.strictObject({
  label: z.string(),
  work: workSchema,
  relativeError: z.number().nullable().optional(),
  times: timesSchema.optional(),
});
export type TaskResult = z.infer<typeof taskResultSchema>;
