import * as z from 'zod/mini';

const seconds = z.number().check(z.positive());
const count = z.int().check(z.gte(0));

/** A measured run and its estimate, in seconds per output token. */
const panelRun = z.strictObject({
  id: z.string(),
  /** Its line of the file, from 1. */
  line: count,
  model: z.string(),
  hardware: z.string(),
  /** As people write it: `vLLM`, or `typical engine`. */
  engine: z.string(),
  layout: z.string(),
  measured: seconds,
  estimate: seconds,
  /** The 80% interval of the estimate. */
  low: seconds,
  high: seconds,
  /** What the estimate is made of, in words. */
  terms: z.string(),
});
export type PanelRun = z.infer<typeof panelRun>;

/** A file of measured runs compared with their estimates, as the validation panel shows it. */
export const panelValidation = z.strictObject({
  uri: z.string(),
  name: z.string(),
  runs: count,
  used: count,
  /** Of estimate / measured; null where no run could be used. */
  agreement: z.nullable(
    z.strictObject({ median: z.number(), mape: z.number(), coverage: z.number(), width: z.number() }),
  ),
  /** Every run, or an even sample of very many. */
  points: z.array(panelRun),
  /** The runs that are furthest from their estimates, the furthest first. */
  worst: z.array(panelRun),
  /** The first rows that could not be used, and why. */
  refused: z.array(z.strictObject({ id: z.string(), line: count, reason: z.string() })),
  refusedCount: count,
});
export type PanelValidation = z.infer<typeof panelValidation>;

/** Requests the comparison of a file of runs, whose text the editor has read. */
export const validateRunsRequest = 'decodeLens/validateRuns';
export const validateRunsParams = z.strictObject({ uri: z.string(), text: z.string() });
export const validateRunsResult = z.nullable(panelValidation);
export type ValidateRunsResult = z.infer<typeof validateRunsResult>;
