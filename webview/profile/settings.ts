import * as z from 'zod/mini';
import { measuredKernelNames } from '../../server/core/profile';
import { profileState } from '../../server/protocol/profile';
import { profileHost } from '../../server/protocol/profile-messages';

/** The user's settings on the page. */
const settings = z.object({
  kernels: z.catch(z.array(z.string()), [...measuredKernelNames]),
  /** As written, valid or not. */
  batches: z.catch(z.string(), ''),
  contexts: z.catch(z.string(), ''),
  /** The host of runs; `auto` uses the editor's settings. */
  host: z.catch(z.union([z.literal('auto'), profileHost]), 'auto'),
  metric: z.catch(z.enum(['time', 'rate']), 'time'),
  /** The fixed size of each sweep, as named in its choice. */
  atBatch: z.catch(z.string(), ''),
  atContext: z.catch(z.string(), ''),
  sorting: z.catch(z.nullable(z.object({ column: z.string(), descending: z.boolean() })), null),
  hardware: z.catch(z.nullable(z.string()), null),
});
export type Settings = z.infer<typeof settings>;

/** The state that persists over a reload: the settings, and the last results, which are shown at once. */
const kept = z.object({
  settings: z.catch(settings, settings.parse({})),
  state: z.catch(z.optional(profileState), undefined),
});
export type Kept = z.infer<typeof kept>;

/** Reads the persistent state; invalid parts get their defaults. */
export function readKept(data: unknown): Kept {
  const read = kept.safeParse(data ?? {});
  return read.success ? read.data : kept.parse({});
}
