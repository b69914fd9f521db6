import * as z from 'zod/mini';
import { failureSchema, profileSchema } from '../core/profile';
import { textEditsOfFiles } from './text-edits';

/** Requests the hardware files of the workspace, into which measurements can be written. */
export const hardwareFilesRequest = 'decodeLens/hardwareFiles';
const hardwareFile = z.strictObject({ uri: z.string(), name: z.string() });
export type HardwareFile = z.infer<typeof hardwareFile>;
export const hardwareFilesResult = z.array(hardwareFile);

/** Requests the efficiencies of a card fitted to a measurement, and the edits that write them into its file. */
export const fitProfileRequest = 'decodeLens/fitProfile';
export const fitProfileParams = z.strictObject({ uri: z.string(), profile: profileSchema });

/** A fitted number of the card. */
export const fittedNumber = z.strictObject({
  /** The key path in the file, such as `kernels`, `mfa`, `memory`. */
  path: z.array(z.string()),
  before: z.number(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** The unit: seconds, or a share of the peak. */
  unit: z.enum(['seconds', 'share']),
});
export type FittedNumber = z.infer<typeof fittedNumber>;

export const fitProfileResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    numbers: z.array(fittedNumber),
    /** What the measurement does not determine, or what was left out, and why. */
    notes: z.array(z.string()),
    files: textEditsOfFiles,
  }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
export type FitProfileResult = z.infer<typeof fitProfileResult>;

/** The runs stored by an editor, newest first. */
export const keptProfiles = z.array(profileSchema);

/** The progress of a run: `done` of `of` tasks, and the name of the current one. */
const profileProgress = z.strictObject({ done: z.int(), of: z.int(), now: z.string() });
export type ProfileProgress = z.infer<typeof profileProgress>;

/** The state that the profile panel shows. */
export const profileState = z.strictObject({
  /** Null if no run is in progress. */
  running: z.nullable(profileProgress),
  /** The last run, or the results of the current one so far. */
  profile: z.nullable(profileSchema),
  /** The run before it on the same adapter. */
  previous: z.nullable(profileSchema),
  /** Why the last run failed. */
  failure: z.nullable(failureSchema),
  hardware: hardwareFilesResult,
  /** A sentence that explains the choice of the host. */
  chosen: z.optional(z.string()),
});
export type ProfileState = z.infer<typeof profileState>;
