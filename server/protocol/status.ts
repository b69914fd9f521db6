import * as z from 'zod/mini';

/** Tells the server which document is in front; null where that is none of ours. */
export const activeDocumentNotification = 'decodeLens/activeDocument';

export const activeDocumentParams = z.strictObject({ uri: z.nullable(z.string()) });

/** Tells the editor the figures of the active deployment, each time that they change. */
export const statusNotification = 'decodeLens/status';

/** A figure of the deployment against what the file asks for. */
const target = z.strictObject({ tpot: z.string(), holds: z.boolean() });

const memory = z.strictObject({
  pool: z.string(),
  used: z.string(),
  capacity: z.string(),
  fits: z.boolean(),
});

/** The active deployment in short; figures are formatted, and null where there are none. */
const deploymentStatus = z.strictObject({
  uri: z.string(),
  name: z.string(),
  /** Line of the name, from 0. */
  line: z.int().check(z.gte(0)),
  basis: z.enum(['estimate', 'bound']),
  counting: z.enum(['exact', 'step3-paper']),
  usdPerMillionTokens: z.nullable(z.string()),
  tpot: z.nullable(z.string()),
  interval: z.nullable(z.strictObject({ low: z.string(), high: z.string() })),
  tokensPerSecond: z.nullable(z.string()),
  tokensPerSecondPerAccelerator: z.nullable(z.string()),
  binding: z.nullable(z.string()),
  target: z.nullable(target),
  memory: z.array(memory),
  /** Why there is no estimate. */
  problem: z.nullable(z.string()),
  /** Whether the figures are those of an earlier version, as the files have errors. */
  stale: z.boolean(),
});
export type DeploymentStatus = z.infer<typeof deploymentStatus>;

export const statusParams = z.strictObject({ status: z.nullable(deploymentStatus) });
export type StatusParams = z.infer<typeof statusParams>;
