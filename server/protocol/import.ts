import * as z from 'zod/mini';

/** Requests a model file for a configuration: a Hugging Face config.json, or a params.json of Mistral or Meta. */
export const importConfigRequest = 'decodeLens/importConfig';

export const importConfigParams = z.strictObject({
  /** The text of the config.json. */
  json: z.string(),
  /** The name of the model if the configuration has none. */
  name: z.string(),
  /** The text of the hf_quant_config.json next to it. */
  quantization: z.optional(z.string()),
});
export type ImportConfigParams = z.infer<typeof importConfigParams>;

export const importConfigResult = z.strictObject({
  /** The model file; null if the configuration lacks too much. */
  text: z.nullable(z.string()),
  /** What a person can check against a published card; null where the model has errors. */
  summary: z.nullable(z.string()),
  findings: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning', 'information']),
      field: z.string(),
      message: z.string(),
    }),
  ),
});
export type ImportConfigResult = z.infer<typeof importConfigResult>;
