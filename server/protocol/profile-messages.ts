import * as z from 'zod/mini';
import { exportFormats } from './panel-messages';
import { fittedNumber, profileState } from './profile';

const workerId = z.int();

/** Messages of the editor to the profile panel. */
export const toProfilePanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: profileState }),
  /** The efficiencies of a card fitted to the shown run. */
  z.strictObject({
    type: z.literal('fit'),
    uri: z.string(),
    numbers: z.array(fittedNumber),
    notes: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('done'), message: z.string() }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  /**
   * Workers on the page's GPU: start a worker of the script in the body's `data-worker`, send it a message, end
   * it.
   */
  z.strictObject({ type: z.literal('worker/start'), id: workerId }),
  z.strictObject({ type: z.literal('worker/send'), id: workerId, message: z.unknown() }),
  z.strictObject({ type: z.literal('worker/end'), id: workerId }),
]);
export type ToProfilePanel = z.infer<typeof toProfilePanel>;

/** The hosts of kernels: a Node process, or the page of the panel, which was once named `webview`. */
export const profileHost = z.pipe(
  z.transform((name: unknown) => (name === 'webview' ? 'browser' : name)),
  z.enum(['node', 'browser']),
);
export type ProfileHostName = z.infer<typeof profileHost>;

const sizes = z.array(z.int().check(z.gte(1))).check(z.maxLength(16));

/** Messages of the profile panel to the editor. */
export const fromProfilePanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** Starts a run; an empty list means the default. */
  z.strictObject({
    type: z.literal('run'),
    kernels: z.array(z.string()).check(z.maxLength(16)),
    batches: sizes,
    contexts: sizes,
    /** The host of this run; default: the settings. */
    host: z.optional(profileHost),
  }),
  z.strictObject({ type: z.literal('cancel') }),
  /** Fits the efficiencies of a card to the shown run. Answered by `fit` or `failed`. */
  z.strictObject({ type: z.literal('fit'), uri: z.string() }),
  /** Writes them into the card's file. */
  z.strictObject({ type: z.literal('write'), uri: z.string() }),
  z.strictObject({ type: z.literal('copy'), text: z.string().check(z.maxLength(5_000_000)) }),
  z.strictObject({
    type: z.literal('save'),
    format: z.enum(exportFormats),
    name: z.string().check(z.regex(/^[\w-]{1,80}$/)),
    content: z.string().check(z.maxLength(50_000_000)),
  }),
  z.strictObject({ type: z.literal('worker/reply'), id: workerId, message: z.unknown() }),
  z.strictObject({ type: z.literal('worker/failed'), id: workerId, message: z.string() }),
]);
export type FromProfilePanel = z.infer<typeof fromProfilePanel>;
