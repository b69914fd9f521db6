import * as z from 'zod';
import { about, BITS, count, type NumberType, positive, quantity } from '../fields';
import { engineNames } from './engine';
import { common } from './model';
import { pricesSchema } from './prices';
import { reached, underEngine } from './reached';

const rate = (type: NumberType) =>
  positive('compute rate')
    .optional()
    .meta(about(`Dense ${type} peak of one accelerator.`, 'compute rate'));

/** A hardware file: one accelerator and the server around it. */
export const hardwareSchema = z
  .strictObject({
    ...common,
    price: quantity('price', { atLeast: 0 })
      .optional()
      .meta(about('Price of one accelerator.', 'price', 'that of the chosen basis under `prices`')),
    prices: pricesSchema,
    compute: z
      .strictObject(
        Object.fromEntries((Object.keys(BITS) as NumberType[]).map((type) => [type, rate(type)])) as Record<
          NumberType,
          ReturnType<typeof rate>
        >,
      )
      .meta({
        description: 'Dense arithmetic peaks by number format (without structured sparsity).',
        usual: { bf16: '989 TFLOP/s' },
      }),
    memory: z
      .strictObject({
        capacity: positive('data').meta(about('Memory of one accelerator.', 'data')),
        bandwidth: positive('data rate').meta(about('Memory bandwidth of one accelerator.', 'data rate')),
      })
      .meta({ description: 'The accelerator’s memory.' }),
    scale_up: z
      .strictObject({
        domain: count().meta({
          ...about('Accelerators that one scale-up network joins.', 'count'),
          usual: 8,
        }),
        bandwidth: positive('data rate').meta(
          about('Scale-up bandwidth per accelerator and direction.', 'data rate'),
        ),
      })
      .optional()
      .meta({
        description: 'The fast network inside a server (NVLink and the like).',
        otherwise: 'collectives use the network between servers',
      }),
    scale_out: z
      .strictObject({
        bandwidth: positive('data rate').meta(about('Bandwidth of one NIC per direction.', 'data rate')),
        nics: count()
          .optional()
          .meta(about('NICs of a server.', 'count', 'one for each accelerator')),
      })
      .optional()
      .meta({ description: 'The network between servers.', otherwise: 'links are not modelled' }),
    power: positive('power')
      .optional()
      .meta(about('Power of one accelerator under load.', 'power', 'no energy is shown')),
    ...reached,
    engines: z
      .strictObject(
        Object.fromEntries(engineNames.map((engine) => [engine, underEngine(engine)])) as Record<
          (typeof engineNames)[number],
          ReturnType<typeof underEngine>
        >,
      )
      .optional()
      .meta({
        description: 'What each serving engine reaches on this card; laid over the keys above.',
        otherwise: 'what the engine reaches on other cards',
      }),
  })
  .meta({ description: 'An accelerator and the server around it.' });

/** The decoded hardware file. */
export type HardwareSpec = z.infer<typeof hardwareSchema>;
