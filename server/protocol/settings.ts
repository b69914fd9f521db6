import * as z from 'zod';

const on = z.boolean().catch(true);

/** The switches of the inlay hints, one for each kind. */
const inlayHints = z.object({
  /** Bytes of KV cache and state after `context`. */
  stateBytes: on,
  /** Parameters after layers and designs. */
  parameters: on,
  /** Cost and throughput after a deployment's name. */
  cost: on,
  /** What a card's price and peaks come to. */
  card: on,
});

/** The contexts at which models are compared when nothing else is asked for, in tokens. */
const USUAL_CONTEXTS: readonly number[] = [8192, 32768];

/**
 * The settings under `decodeLens` that the server heeds. What is missing or cannot be understood is as by default, so that
 * a slip in a settings file costs nothing else.
 */
export const settingsSchema = z.object({
  inlayHints: z.preprocess((value) => value ?? {}, inlayHints).catch(inlayHints.parse({})),
  codeLens: z.preprocess((value) => value ?? {}, z.object({ enabled: on })).catch({ enabled: true }),
  counting: z.enum(['exact', 'step3-paper']).catch('exact'),
  contexts: z
    .array(z.int().min(1).max(16_777_216))
    .min(1)
    .max(8)
    .readonly()
    .catch(() => USUAL_CONTEXTS),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The settings of somebody who has none. */
export const defaultSettings: Settings = settingsSchema.parse({});
