import * as z from 'zod/mini';
import { exportFormats } from './panel-messages';
import { fittedNumber, profileState } from './profile';

const workerId = z.int();

/** What the editor tells the profile panel. */
export const toProfilePanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: profileState }),
  /** What the shown run says of a card. */
  z.strictObject({
    type: z.literal('fit'),
    uri: z.string(),
    numbers: z.array(fittedNumber),
    notes: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('done'), message: z.string() }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  /** The page lends its GPU: start a worker of the script whose address is its body's `data-worker`, hand it a message, end it. */
  z.strictObject({ type: z.literal('worker/start'), id: workerId }),
  z.strictObject({ type: z.literal('worker/send'), id: workerId, message: z.unknown() }),
  z.strictObject({ type: z.literal('worker/end'), id: workerId }),
]);
export type ToProfilePanel = z.infer<typeof toProfilePanel>;

/** Where kernels can run: a process of Node, or the page of the panel. */
const profileHost = z.enum(['node', 'webview']);
export type ProfileHostName = z.infer<typeof profileHost>;

const sizes = z.array(z.int().check(z.gte(1))).check(z.maxLength(16));

/** What the profile panel tells the editor. */
export const fromProfilePanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** Measure; an empty list stands for the usual choice. */
  z.strictObject({
    type: z.literal('run'),
    kernels: z.array(z.string()).check(z.maxLength(16)),
    batches: sizes,
    contexts: sizes,
    /** Where this run takes place, whatever the settings say; they decide where it is left out. */
    host: z.optional(profileHost),
  }),
  z.strictObject({ type: z.literal('cancel') }),
  /** What does the shown run say of this card? Answered by `fit` or `failed`. */
  z.strictObject({ type: z.literal('fit'), uri: z.string() }),
  /** Write it into the card's file. */
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
