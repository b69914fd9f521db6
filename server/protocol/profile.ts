import * as z from 'zod/mini';
import { failureSchema, profileSchema } from '../core/profile';
import { textEditsOfFiles } from './text-edits';

/** Asks for the hardware files of the workspace, into which a measurement may be written. */
export const hardwareFilesRequest = 'decodeLens/hardwareFiles';
const hardwareFile = z.strictObject({ uri: z.string(), name: z.string() });
export type HardwareFile = z.infer<typeof hardwareFile>;
export const hardwareFilesResult = z.array(hardwareFile);

/** Asks what a measurement says of a card: its efficiencies fitted, and the edits that write them into its file. */
export const fitProfileRequest = 'decodeLens/fitProfile';
export const fitProfileParams = z.strictObject({ uri: z.string(), profile: profileSchema });

/** A number of the card as the measurement would have it. */
export const fittedNumber = z.strictObject({
  /** The key path in the file, such as `kernels`, `mfa`, `memory`. */
  path: z.array(z.string()),
  before: z.number(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** Whether it is in seconds, or a share of the peak. */
  unit: z.enum(['seconds', 'share']),
});
export type FittedNumber = z.infer<typeof fittedNumber>;

export const fitProfileResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    numbers: z.array(fittedNumber),
    /** What the measurement does not tell, or was left out, and why. */
    notes: z.array(z.string()),
    files: textEditsOfFiles,
  }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
export type FitProfileResult = z.infer<typeof fitProfileResult>;

/** The runs that an editor keeps, the newest first. */
export const keptProfiles = z.array(profileSchema);

/** How far a run is: `done` of `of` tasks, and which comes now. */
const profileProgress = z.strictObject({ done: z.int(), of: z.int(), now: z.string() });
export type ProfileProgress = z.infer<typeof profileProgress>;

/** What the profile panel shows. */
export const profileState = z.strictObject({
  /** Null while nothing runs. */
  running: z.nullable(profileProgress),
  /** The last run, or what the current one has measured so far. */
  profile: z.nullable(profileSchema),
  /** The run before it on the same adapter. */
  previous: z.nullable(profileSchema),
  /** Why the last run gave nothing. */
  failure: z.nullable(failureSchema),
  hardware: hardwareFilesResult,
  /** Why it ran where it ran, in a sentence. */
  chosen: z.optional(z.string()),
});
export type ProfileState = z.infer<typeof profileState>;
