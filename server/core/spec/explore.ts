import * as z from 'zod';
import { about, count, positive, precisionSchema, quantity, tokens } from '../fields';
import { engineSchema } from './engine';
import { PRICE_BASES } from './prices';

/** What a search may seek to have little of, or much. */
export const OBJECTIVES = ['cost', 'tpot', 'throughput', 'accelerators'] as const;
export type Objective = (typeof OBJECTIVES)[number];

const axis = <Item extends z.ZodType>(item: Item, description: string, otherwise: string) =>
  z.array(item).min(1).optional().meta({ description, otherwise });

const cards = (what: string, otherwise: string) =>
  axis(z.string(), `${what}: paths relative to this file, or \`catalog:<id>\`.`, otherwise);

const most = (dimension: 'price' | 'power' | 'time', what: string, otherwise: string) =>
  positive(dimension)
    .optional()
    .meta(about(what, dimension, otherwise));

/** The space that a search goes through, and what its points must keep. */
export const exploreSchema = z
  .strictObject({
    topologies: axis(z.enum(['afd', 'colocated']), 'Topologies to try.', 'both'),
    cards: cards('Cards to try', 'the file’s, and those of the catalog that have a price'),
    attention_cards: cards('Cards for attention with AFD', 'as `cards`'),
    ffn_cards: cards('Cards for the FFN with AFD', 'as `cards`'),
    instances: axis(count(), 'Servers of a pool to try.', '1 to 8, and the file’s'),
    accelerators: axis(count(), 'Accelerators of a server to try.', '1, 2, 4 and 8, and the file’s'),
    tensor: axis(
      count(),
      'Tensor parallel degrees to try of each half.',
      'powers of two within a server, and the file’s',
    ),
    batch: axis(count(), 'Batches to try.', 'powers of two and halfway between them, and the file’s'),
    micro_batches: axis(count(), 'Micro-batches to try.', '3 with afd, 1 and 2 colocated, and the file’s'),
    context: axis(tokens(), 'Contexts to try.', 'the file’s'),
    formats: axis(
      precisionSchema,
      'Number formats to try: each is laid over the model’s `precision`.',
      'those of the model',
    ),
    engines: axis(engineSchema.unwrap(), 'Serving engines to try.', 'the file’s'),
    price_bases: axis(z.enum(PRICE_BASES), 'What prices are based on.', 'the one asked for, or `rental`'),
    objectives: axis(
      z.enum(OBJECTIVES),
      'What the frontier is of; the first decides the winner.',
      '`cost` and `tpot`',
    ),
    limits: z
      .strictObject({
        tpot: most('time', 'Time per output token that must hold.', 'that of `target`'),
        accelerators: count()
          .optional()
          .meta(about('Accelerators at most.', 'count', 'any number')),
        budget: most('price', 'What all accelerators together may cost.', 'any'),
        power: most('power', 'What all accelerators together may draw.', 'any'),
        stock: z
          .record(z.string(), quantity('count', { whole: true, atLeast: 0 }))
          .optional()
          .meta({
            description: 'Accelerators in stock by the reference of the card.',
            otherwise: 'any number of every card',
          }),
      })
      .optional()
      .meta({ description: 'What every point must keep.' }),
  })
  .optional()
  .meta({ description: 'The space that `search` goes through.', otherwise: 'a usual space around the file' });

/** What a deployment's file says of the space to search. */
export type ExploreSpec = NonNullable<z.infer<typeof exploreSchema>>;
