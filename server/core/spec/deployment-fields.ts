import * as z from 'zod';
import { about, count, defaultText, positive, quantity, share, tokens } from '../fields';
import { contextSchema } from './context';
import {
  DEFAULT_IMBALANCE,
  DEFAULT_MICRO_BATCHES,
  DEFAULT_RESERVE,
  DEFAULT_UTILIZATION,
  ENGINE_RESERVE,
} from './defaults';
import { engineSchema } from './engine';
import { exploreSchema } from './explore';
import { common } from './model';
import { cardPricesSchema } from './prices';
import { speculativeSchema } from './speculative';

/** The fields that deployments of all topologies are made of. */

const reference = (what: string, usual: string) =>
  z.string().meta({ description: `${what}: a path relative to this file, or \`catalog:<id>\`.`, usual });

const degree = (what: string, otherwise: string) =>
  count()
    .optional()
    .meta(about(what, 'count', otherwise));

export const degrees = z
  .strictObject({
    data: degree(
      'Data parallel degree: groups that serve different sequences.',
      'the rest of the pool, for attention',
    ),
    tensor: degree('Tensor parallel degree: cards that share each matrix.', '1'),
    expert: degree(
      'Expert parallel degree: groups that hold different experts.',
      'the rest of the pool, for the FFN',
    ),
    pipeline: degree('Pipeline parallel degree: groups that hold different layers.', '1'),
  })
  .meta({ description: 'Degrees of parallelism; their product is the pool.' });

export type Degrees = z.infer<typeof degrees>;

/** Servers of one kind. */
export const pool = {
  hardware: reference('The accelerator', 'catalog:nvidia-h800'),
  instances: count().meta({ ...about('Number of servers in this pool.', 'count'), usual: 1 }),
  accelerators: count().meta({ ...about('Accelerators of a server.', 'count'), usual: 8 }),
  output_tensor: degree('Tensor parallel degree of the attention’s output projection alone.', 'as `tensor`'),
};

const workload = z
  .strictObject({
    context: contextSchema,
    batch: count().meta({
      ...about('Sequences decoded at once by the whole deployment: the concurrency of a load test.', 'count'),
      usual: 1024,
    }),
    utilization: share({ above: 0, atMost: 1 })
      .optional()
      .meta(
        about(
          'Share of the time in which the deployment has that batch.',
          'ratio',
          defaultText(DEFAULT_UTILIZATION, 'ratio'),
        ),
      ),
    aggregated: z
      .strictObject({
        prompt: tokens().meta({ ...about('Mean tokens of a prompt.', 'tokens'), usual: 1024 }),
        output: tokens().meta({ ...about('Mean tokens of an output.', 'tokens'), usual: 1024 }),
      })
      .optional()
      .meta({
        description: 'Prompts and outputs of a service whose cards prefill too.',
        otherwise: 'the cards decode only',
      }),
  })
  .meta({ description: 'Context length and concurrent sequences.' });

/** The keys of a deployment of any topology. */
export const shared = {
  ...common,
  model: reference('The model', 'catalog:step-3'),
  engine: engineSchema,
  prices: cardPricesSchema,
  workload,
  target: z
    .strictObject({ tpot: positive('time').meta(about('Time per output token that must hold.', 'time')) })
    .optional()
    .meta({ description: 'The limits that the deployment must meet.' }),
  micro_batches: count()
    .optional()
    .meta(
      about(
        'Micro-batches in flight.',
        'count',
        `${DEFAULT_MICRO_BATCHES.afd} with afd, ${DEFAULT_MICRO_BATCHES.colocated} colocated`,
      ),
    ),
  imbalance: quantity('ratio', { atLeast: 1 })
    .optional()
    .meta(
      about(
        'Busiest expert rank over the mean (1 is even routing).',
        'ratio',
        `by chance with an engine; ${defaultText(DEFAULT_IMBALANCE, 'count')} with \`engine: none\``,
      ),
    ),
  speculative: speculativeSchema.optional(),
  reserve: share({ atLeast: 0, atMost: 0.9 })
    .optional()
    .meta(
      about(
        'Share of the memory kept for activations and fragmentation.',
        'ratio',
        `${defaultText(ENGINE_RESERVE, 'ratio')}, or as the engine leaves; ${defaultText(DEFAULT_RESERVE, 'ratio')} with \`engine: none\``,
      ),
    ),
  explore: exploreSchema,
};
