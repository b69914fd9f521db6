import * as z from 'zod/mini';

const value = z.catch(z.optional(z.number().check(z.positive())), undefined);

/** What a person has moved away from what the files say. Prices are USD per hour. */
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

/** What the pipeline panel keeps. */
export const pipelineOptions = z.catch(
  z.object({
    /** The deployment that the changes belong to. */
    uri: z.catch(z.string(), ''),
    whatIf,
    /** Share of the step at which the scrubber stands; absent: nowhere. */
    moment: z.catch(z.optional(z.number().check(z.gte(0), z.lte(1))), undefined),
  }),
  { uri: '', whatIf: {} },
);
export type PipelineOptions = z.infer<typeof pipelineOptions>;
