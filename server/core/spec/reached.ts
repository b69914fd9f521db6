import * as z from 'zod';
import { kernelFamilies } from '../designs';
import { about, BITS, defaultText, type NumberType, share } from '../fields';
import { DEFAULT_OVERHEAD, ENGINE_RESERVE } from './defaults';
import { duration } from './duration';
import { efficiencyOf } from './efficiency';
import { ENGINE_TITLES, type EngineName } from './engine';

const efficiencies = (otherwise: string) => ({
  compute: efficiencyOf('compute rate', otherwise),
  memory: efficiencyOf('memory bandwidth', otherwise),
  network: efficiencyOf('network bandwidth', otherwise),
});

const networks = {
  scale_up: efficiencyOf('scale-up bandwidth', 'as `network`'),
  scale_out: efficiencyOf('scale-out bandwidth', 'as `network`'),
};

const overheads = {
  kernel: duration(
    'Time each kernel takes beyond its roofline.',
    defaultText(DEFAULT_OVERHEAD.kernel, 'time'),
  ),
  layer: duration(
    'Time a layer takes beyond its kernels: norms, rotary embedding, quantization, gaps between kernels.',
    'by engine; 0 with `engine: none`',
  ),
  step: duration(
    'Time between two steps: scheduling, sampling, the host.',
    'by engine; 0 with `engine: none`',
  ),
  collective: duration(
    'Time an all-reduce or another collective takes without any bytes.',
    'by engine; 0 with `engine: none`',
  ),
  exchange: duration(
    'Time one way of an all-to-all among experts takes without any bytes.',
    'by engine; 0 with `engine: none`',
  ),
  token: duration(
    'Time a rank spends per token and MoE layer to pack and unpack an all-to-all.',
    'by engine; 0 with `engine: none`',
  ),
  hop: duration(
    'Delay of a token on its way between two servers.',
    defaultText(DEFAULT_OVERHEAD.hop, 'time'),
  ),
};

const family = {
  ...efficiencies('as under `efficiency`'),
  overhead: duration('Time each kernel takes beyond its roofline.', 'as `overhead.kernel`'),
  source: z.string().optional().meta({ description: 'Where they were measured.' }),
};

const format = (type: NumberType) =>
  z
    .strictObject(family)
    .optional()
    .meta({
      description: `The same where weights or KV cache are stored in ${type}.`,
      otherwise: 'as the family',
    });

const formats = Object.fromEntries(
  (Object.keys(BITS) as NumberType[]).map((type) => [type, format(type)]),
) as Record<NumberType, ReturnType<typeof format>>;

/** What kernels and networks reach of a card, and the times beyond: the same keys at a file's top and for each engine. */
export const reached = {
  efficiency: z
    .strictObject({ ...efficiencies('the usual range for such cards'), ...networks })
    .optional()
    .meta({ description: 'What kernels reach of the peaks.' }),
  overhead: z.strictObject(overheads).optional().meta({ description: 'Times beyond the roofline.' }),
  kernels: z
    .record(z.string(), z.strictObject({ ...family, ...formats }))
    .optional()
    .meta({
      description: `Efficiencies and overhead of a kernel family (${kernelFamilies().join(', ')}), also by stored format, which win over the general ones.`,
    }),
};

/** The block of a serving engine in a hardware file. */
export function underEngine(engine: EngineName) {
  return z
    .strictObject({
      ...reached,
      reserve: share({ atLeast: 0, atMost: 0.9 })
        .optional()
        .meta(
          about(
            'Share of the memory that the engine leaves unused.',
            'ratio',
            defaultText(ENGINE_RESERVE, 'ratio'),
          ),
        ),
    })
    .optional()
    .meta({
      description: `What ${ENGINE_TITLES[engine]} reaches on this card.`,
      otherwise: 'what it reaches on other cards',
    });
}

const block = z.strictObject(reached);

/** What is reached, as decoded from a file. */
export type Reached = z.infer<typeof block>;
