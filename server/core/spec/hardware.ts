import * as z from 'zod';
import { kernelFamilies } from '../designs';
import { about, BITS, count, defaultText, type NumberType, positive, quantity, share } from '../fields';
import { DEFAULT_OVERHEAD } from './defaults';
import { common } from './model';
import { pricesSchema } from './prices';

/** A measured or assumed share of a peak, with the range it is known to lie in. */
export interface Efficiency {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly source?: string | undefined;
}

const fraction = share({ above: 0, atMost: 1 });

const range = z.codec(z.string(), z.custom<Efficiency>(), {
  encode: (efficiency) => `${efficiency.low}..${efficiency.high}`,
  decode: (text, context): Efficiency => {
    const parts = text.split('..');
    const [low, high = low] = parts.map((part) => fraction.safeParse(part.trim()));
    if (parts.length > 2 || low?.success !== true || high?.success !== true || low.data > high.data) {
      const message = `expected a share of the peak such as 0.8, 80% or the range 0.80..0.90, found ‘${text}’`;
      context.issues.push({ code: 'custom', input: text, message, params: { reason: 'unit' } });
      return z.NEVER;
    }
    return { value: (low.data + high.data) / 2, low: low.data, high: high.data };
  },
});

const point = z.codec(z.number(), z.custom<Efficiency>(), {
  encode: (efficiency) => efficiency.value,
  decode: (value, context): Efficiency => {
    if (value > 0 && value <= 1) return { value, low: value, high: value };
    const message = `expected a share of the peak that is more than 0 and at most 1, found ${value}`;
    context.issues.push({ code: 'custom', input: value, message, params: { reason: 'range' } });
    return z.NEVER;
  },
});

const detailed = z.strictObject({
  value: fraction.meta(about('What kernels reach.', 'ratio')),
  low: fraction.optional().meta(about('The least they reach.', 'ratio', 'as `value`')),
  high: fraction.optional().meta(about('The most they reach.', 'ratio', 'as `value`')),
  source: z.string().optional().meta({ description: 'Where it was measured.' }),
});

const efficiency = z.union([range, point, detailed]);
const efficiencyOf = (what: string, otherwise: string) =>
  efficiency
    .optional()
    .meta(
      about(
        `Share of the peak ${what} that kernels reach: a value, a range, or { value, low, high, source }.`,
        'ratio',
        otherwise,
      ),
    );

const efficiencies = (otherwise: string) => ({
  compute: efficiencyOf('compute rate', otherwise),
  memory: efficiencyOf('memory bandwidth', otherwise),
  network: efficiencyOf('network bandwidth', otherwise),
});

const overheads = {
  kernel: quantity('time', { atLeast: 0 })
    .optional()
    .meta(
      about(
        'Time each kernel takes beyond its roofline.',
        'time',
        defaultText(DEFAULT_OVERHEAD.kernel, 'time'),
      ),
    ),
  hop: quantity('time', { atLeast: 0 })
    .optional()
    .meta(
      about(
        'Delay of a token on its way between two servers.',
        'time',
        defaultText(DEFAULT_OVERHEAD.hop, 'time'),
      ),
    ),
};

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
    efficiency: z
      .strictObject(efficiencies('the usual range for such cards'))
      .optional()
      .meta({ description: 'What kernels reach of the peaks.' }),
    overhead: z.strictObject(overheads).optional().meta({ description: 'Times beyond the roofline.' }),
    kernels: z
      .record(
        z.string(),
        z.strictObject({
          ...efficiencies('as under `efficiency`'),
          overhead: overheads.kernel.meta({ otherwise: 'as `overhead.kernel`' }),
          source: z.string().optional().meta({ description: 'Where they were measured.' }),
        }),
      )
      .optional()
      .meta({
        description: `Efficiencies and overhead of a kernel family (${kernelFamilies().join(', ')}), which win over the general ones.`,
      }),
  })
  .meta({ description: 'An accelerator and the server around it.' });

/** The decoded hardware file; efficiencies are completed by {@link asEfficiency}. */
export type HardwareSpec = z.infer<typeof hardwareSchema>;

/** An efficiency in its full form; the short forms widen to a point. */
export function asEfficiency(written: z.infer<typeof efficiency>): Efficiency {
  const low = written.low ?? written.value;
  const high = written.high ?? written.value;
  return {
    value: written.value,
    low,
    high,
    ...(written.source === undefined ? {} : { source: written.source }),
  };
}
