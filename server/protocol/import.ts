import * as z from 'zod/mini';

/** Asks the server to make a model file of a Hugging Face configuration. */
export const importConfigRequest = 'decodeLens/importConfig';

export const importConfigParams = z.strictObject({
  /** The text of the config.json. */
  json: z.string(),
  /** What to call the model where the configuration does not say. */
  name: z.string(),
});
export type ImportConfigParams = z.infer<typeof importConfigParams>;

export const importConfigResult = z.strictObject({
  /** The model file; null where the configuration says too little. */
  text: z.nullable(z.string()),
  findings: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning', 'information']),
      field: z.string(),
      message: z.string(),
    }),
  ),
});
export type ImportConfigResult = z.infer<typeof importConfigResult>;
