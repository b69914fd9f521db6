import * as z from 'zod/mini';
import { USUAL_CONTEXTS } from '../core/summary/contexts';

const on = z.catch(z.boolean(), true);

/** Which kinds of inlay hints are shown. */
const inlayHints = z.object({
  /** Bytes of KV cache and state after `context`. */
  stateBytes: on,
  /** Parameters after layers and designs. */
  parameters: on,
  /** Cost and throughput after a deployment's name. */
  cost: on,
  /** Cost per peak after a card's price, and ridge point after its peaks. */
  card: on,
});

const orEmpty = z.transform((value: unknown) => value ?? {});

/**
 * The settings under `decodeLens` that the server uses. Missing or invalid ones get their defaults, so that one
 * mistake does not affect the others.
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

/** The settings with all defaults. */
export const defaultSettings: Settings = settingsSchema.parse({});
