import * as z from 'zod/mini';

const value = z.catch(z.optional(z.number().check(z.positive())), undefined);

/** The user's changes to the values in the files. Prices are USD per hour. */
const whatIf = z.catch(
  z.object({
    attention: value,
    ffn: value,
    pool: value,
    batch: value,
    microBatches: value,
    context: value,
    attentionPrice: value,
    ffnPrice: value,
  }),
  {},
);
export type WhatIf = z.infer<typeof whatIf>;
export type Knob = keyof WhatIf;

/** The persistent options of the pipeline panel. */
export const pipelineOptions = z.catch(
  z.object({
    /** The uri of the deployment that the changes apply to. */
    uri: z.catch(z.string(), ''),
    whatIf,
    /** The position of the time cursor as a share of the step; absent: no cursor. */
    moment: z.catch(z.optional(z.number().check(z.gte(0), z.lte(1))), undefined),
  }),
  { uri: '', whatIf: {} },
);
export type PipelineOptions = z.infer<typeof pipelineOptions>;
