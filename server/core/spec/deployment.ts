import * as z from 'zod';
import { about, count, positive, quantity, share, tokens } from './fields';
import { common } from './model';

const reference = (what: string) =>
  z.string().meta({ description: `${what}: a path relative to this file, or \`catalog:<id>\`.` });

const degree = (what: string, otherwise: string) =>
  count()
    .optional()
    .meta(about(what, 'count', otherwise));

const degrees = z
  .strictObject({
    data: degree(
      'Data parallel degree: groups that serve different sequences.',
      'what is left of the pool, on the attention side',
    ),
    tensor: degree('Tensor parallel degree: cards that share each matrix.', '1'),
    expert: degree(
      'Expert parallel degree: groups that hold different experts.',
      'what is left of the pool, on the FFN side',
    ),
    pipeline: degree('Pipeline parallel degree: groups that hold different layers.', '1'),
  })
  .meta({ description: 'Degrees of parallelism; their product is the pool.' });

export type Degrees = z.infer<typeof degrees>;

const pool = {
  hardware: reference('The accelerator'),
  instances: count().meta(about('Servers.', 'count')),
  accelerators: count().meta(about('Accelerators of a server.', 'count')),
  output_tensor: degree('Tensor parallel degree of the attention’s output projection alone.', 'as `tensor`'),
};

const side = (description: string) =>
  z.strictObject({ ...pool, parallel: degrees.optional() }).meta({ description });

const workload = z
  .strictObject({
    context: z
      .union([
        tokens(),
        z.strictObject({
          mean: tokens().meta(about('Mean context, which sets the state that is read.', 'tokens')),
          max: tokens().meta(about('Longest context, which sets the state that is kept.', 'tokens')),
        }),
      ])
      .meta(about('Tokens of context of a sequence, or { mean, max } where they differ.', 'tokens')),
    batch: count().meta(about('Sequences decoded at once by the whole deployment.', 'count')),
    utilization: share({ above: 0, atMost: 1 })
      .optional()
      .meta(about('Share of the time in which the deployment has that batch.', 'ratio', '100%')),
  })
  .meta({ description: 'The load.' });

const shared = {
  ...common,
  model: reference('The model'),
  workload,
  target: z
    .strictObject({ tpot: positive('time').meta(about('Time per output token that must hold.', 'time')) })
    .optional()
    .meta({ description: 'What the deployment promises.' }),
  micro_batches: count()
    .optional()
    .meta(about('Micro-batches in flight.', 'count', '3 with afd, 1 colocated')),
  imbalance: quantity('ratio', { atLeast: 1 })
    .optional()
    .meta(about('Busiest expert rank over the mean (1 is even routing).', 'ratio', '1')),
  speculative: z
    .strictObject({
      draft: count().meta(about('Tokens drafted per step (MTP).', 'count')),
      acceptance: share().meta(about('Chance that a drafted token is accepted.', 'ratio')),
    })
    .optional()
    .meta({ description: 'Speculative decoding.' }),
  reserve: share({ atLeast: 0, atMost: 0.9 })
    .optional()
    .meta(about('Share of the memory kept for activations and fragmentation.', 'ratio', '10%')),
};

const afd = z
  .strictObject({
    ...shared,
    topology: z
      .literal('afd')
      .meta({ description: 'Attention and FFN on separate servers (Attention-FFN Disaggregation).' }),
    attention: side('The servers that hold attention, embedding and LM head.'),
    ffn: side('The servers that hold the FFN.'),
    fan_out: z.enum(['broadcast', 'routed']).optional().meta({
      description: 'Whether a token goes to every FFN instance, or to those that hold its experts.',
      otherwise: 'broadcast',
    }),
  })
  .meta({ description: 'A deployment with attention and FFN on separate servers.' });

const colocated = z
  .strictObject({
    ...shared,
    topology: z.literal('colocated').meta({ description: 'Attention and FFN on the same cards.' }),
    pool: z
      .strictObject({
        ...pool,
        parallel: z
          .strictObject({ attention: degrees.optional(), ffn: degrees.optional() })
          .optional()
          .meta({ description: 'Degrees of parallelism of the two halves.' }),
      })
      .meta({ description: 'The servers.' }),
  })
  .meta({ description: 'A deployment with attention and FFN on the same cards.' });

/** A deployment file. */
export const deploymentSchema = z
  .union([afd, colocated])
  .meta({ description: 'A deployment: a model on hardware under a load.' });

export type DeploymentSpec = z.infer<typeof deploymentSchema>;
export type AfdSpec = Extract<DeploymentSpec, { topology: 'afd' }>;
export type ColocatedSpec = Extract<DeploymentSpec, { topology: 'colocated' }>;
export type Side = AfdSpec['attention'];
