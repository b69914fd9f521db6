import * as z from 'zod';
import { about, count } from '../fields';

/** A run of equal layers. */
const layerRun = z
  .strictObject({
    count: count()
      .optional()
      .meta(about('How many such layers follow each other.', 'count', '1')),
    attention: z.string().meta({
      description: 'Name of an attention of this file; `none` for a block that is an FFN alone.',
    }),
    ffn: z.string().meta({
      description: 'Name of an FFN of this file; `none` for a block that is an attention alone.',
    }),
  })
  .meta({ description: 'A run of equal layers.' });

/** A pattern of layers that repeats. */
const layerGroup = z
  .strictObject({
    repeat: count().meta(about('How often the pattern occurs.', 'count')),
    get of() {
      return layersSchema;
    },
  })
  .meta({ description: 'A pattern of layers that repeats.' });

type LayerRun = z.infer<typeof layerRun>;
export type LayerSpec = LayerRun | { repeat: number; of: LayerSpec[] };

/** The layers in the order in which a token passes them. */
export const layersSchema: z.ZodType<LayerSpec[]> = z
  .array(z.lazy((): z.ZodType<LayerSpec> => z.union([layerRun, layerGroup]) as z.ZodType<LayerSpec>))
  .min(1)
  .meta({ description: 'The layers, in the order in which a token passes them; patterns may nest.' });

/** The maximum number of layers of an unrolled model. */
export const MOST_LAYERS = 100_000;

/** The name of the half that a block does not have. */
export const ABSENT = 'none';

/** The names of a block's halves, without that of a half that it does not have: `gqa + moe`. */
export function kindName({ attention, ffn }: { readonly attention: string; readonly ffn: string }): string {
  return [attention, ffn].filter((name) => name !== ABSENT).join(' + ');
}

/** A layer kind and how many such layers stand in a row. */
export interface Run {
  readonly attention: string;
  readonly ffn: string;
  readonly count: number;
}

/** The number of layers that the list unrolls to. */
export function layerCount(layers: readonly LayerSpec[]): number {
  return layers.reduce(
    (sum, layer) => sum + ('of' in layer ? layer.repeat * layerCount(layer.of) : (layer.count ?? 1)),
    0,
  );
}

/** Each pair of attention and FFN with its number of layers, in order of first appearance. */
export function layerKinds(layers: readonly LayerSpec[]): readonly Run[] {
  const kinds: { attention: string; ffn: string; count: number }[] = [];
  // A nested map: joining the two names into one key would cost more than everything else.
  const known = new Map<string, Map<string, (typeof kinds)[number]>>();
  const visit = (list: readonly LayerSpec[], times: number): void => {
    for (const layer of list) {
      if ('of' in layer) {
        visit(layer.of, times * layer.repeat);
        continue;
      }
      const { attention, ffn } = layer;
      const ofAttention = known.get(attention) ?? new Map();
      const kind = ofAttention.get(ffn) ?? { attention, ffn, count: 0 };
      if (kind.count === 0) {
        kinds.push(kind);
        known.set(attention, ofAttention.set(ffn, kind));
      }
      kind.count += times * (layer.count ?? 1);
    }
  };
  visit(layers, 1);
  return kinds;
}
