import * as z from 'zod';

/** Tells the server which document is in front; null where that is none of ours. */
export const activeDocumentNotification = 'decodeLens/activeDocument';

export const activeDocumentParams = z.strictObject({ uri: z.string().nullable() });

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
  line: z.int().min(0),
  basis: z.enum(['estimate', 'bound']),
  counting: z.enum(['exact', 'step3-paper']),
  usdPerMillionTokens: z.string().nullable(),
  tpot: z.string().nullable(),
  interval: z.strictObject({ low: z.string(), high: z.string() }).nullable(),
  tokensPerSecond: z.string().nullable(),
  tokensPerSecondPerAccelerator: z.string().nullable(),
  binding: z.string().nullable(),
  target: target.nullable(),
  memory: z.array(memory),
  /** Why there is no estimate. */
  problem: z.string().nullable(),
  /** Whether the figures are those of an earlier version, as the files have errors. */
  stale: z.boolean(),
});
export type DeploymentStatus = z.infer<typeof deploymentStatus>;

export const statusParams = z.strictObject({ status: deploymentStatus.nullable() });
export type StatusParams = z.infer<typeof statusParams>;
