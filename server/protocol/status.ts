import * as z from 'zod/mini';

/** Notifies the server of the active document; null if it is not a spec. */
export const activeDocumentNotification = 'decodeLens/activeDocument';

export const activeDocumentParams = z.strictObject({ uri: z.nullable(z.string()) });

/** Notifies the editor of the figures of the active deployment, after each change. */
export const statusNotification = 'decodeLens/status';

/** The target of a deployment, and whether it is met. */
const target = z.strictObject({ tpot: z.string(), holds: z.boolean() });

const memory = z.strictObject({
  pool: z.string(),
  used: z.string(),
  capacity: z.string(),
  fits: z.boolean(),
});

/** A summary of the active deployment; figures are formatted, and null if unknown. */
const deploymentStatus = z.strictObject({
  uri: z.string(),
  name: z.string(),
  /** The line (from 0) of the name. */
  line: z.int().check(z.gte(0)),
  basis: z.enum(['estimate', 'bound']),
  counting: z.enum(['exact', 'step3-paper']),
  usdPerMillionTokens: z.nullable(z.string()),
  tpot: z.nullable(z.string()),
  interval: z.nullable(z.strictObject({ low: z.string(), high: z.string() })),
  /** How sure the estimate is: its engine, its interval, the runs that it was compared with. */
  certainty: z.nullable(z.string()),
  tokensPerSecond: z.nullable(z.string()),
  tokensPerSecondPerAccelerator: z.nullable(z.string()),
  binding: z.nullable(z.string()),
  target: z.nullable(target),
  memory: z.array(memory),
  /** What does not fit the memory; then there is no cost. */
  misfit: z.nullable(z.string()),
  /** Why there is no estimate. */
  problem: z.nullable(z.string()),
  /** Whether the figures are outdated because the files have errors. */
  stale: z.boolean(),
});
export type DeploymentStatus = z.infer<typeof deploymentStatus>;

export const statusParams = z.strictObject({ status: z.nullable(deploymentStatus) });
export type StatusParams = z.infer<typeof statusParams>;
