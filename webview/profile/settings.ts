import * as z from 'zod/mini';
import { measuredKernelNames } from '../../server/core/profile';
import { profileState } from '../../server/protocol/profile';

/** What a person set on the page. */
const settings = z.object({
  kernels: z.catch(z.array(z.string()), [...measuredKernelNames]),
  /** As they were written, however wrong. */
  batches: z.catch(z.string(), ''),
  contexts: z.catch(z.string(), ''),
  /** Where runs take place; `auto` leaves it to the editor's settings. */
  host: z.catch(z.enum(['auto', 'node', 'webview']), 'auto'),
  metric: z.catch(z.enum(['time', 'rate']), 'time'),
  /** The size that each sweep holds fixed, as its choice names it. */
  atBatch: z.catch(z.string(), ''),
  atContext: z.catch(z.string(), ''),
  sorting: z.catch(z.nullable(z.object({ column: z.string(), descending: z.boolean() })), null),
  hardware: z.catch(z.nullable(z.string()), null),
});
export type Settings = z.infer<typeof settings>;

/** What is kept over a reload: the settings, and what was shown so that there is something at once. */
const kept = z.object({
  settings: z.catch(settings, settings.parse({})),
  state: z.catch(z.optional(profileState), undefined),
});
export type Kept = z.infer<typeof kept>;

/** Reads what was kept; whatever has another form falls back. */
export function readKept(data: unknown): Kept {
  const read = kept.safeParse(data ?? {});
  return read.success ? read.data : kept.parse({});
}
