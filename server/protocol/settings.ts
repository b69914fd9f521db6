import * as z from 'zod/mini';
import { USUAL_CONTEXTS } from '../core/summary/contexts';

const on = z.catch(z.boolean(), true);

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

const orEmpty = z.transform((value: unknown) => value ?? {});

/**
 * The settings under `decodeLens` that the server heeds. What is missing or cannot be understood is as by default, so that
 * a slip in a settings file costs nothing else.
 */
export const settingsSchema = z.object({
  inlayHints: z.catch(z.pipe(orEmpty, inlayHints), inlayHints.parse({})),
  codeLens: z.catch(z.pipe(orEmpty, z.object({ enabled: on })), { enabled: true }),
  counting: z.catch(z.enum(['exact', 'step3-paper']), 'exact'),
  priceBasis: z.catch(z.enum(['rental', 'neocloud', 'hyperscaler']), 'rental'),
  contexts: z.catch(
    z.readonly(z.array(z.int().check(z.gte(1), z.lte(16_777_216))).check(z.minLength(1), z.maxLength(8))),
    () => USUAL_CONTEXTS,
  ),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The settings of somebody who has none. */
export const defaultSettings: Settings = settingsSchema.parse({});
