import type { AttentionKind } from './attention-plan';
import type { Json } from './config';

/** What a layer feeds its tokens through. */
export type FfnKind = 'dense' | 'moe' | 'none' | 'linear-in-place';

/** The two halves of a layer, and the fields that it states for itself. */
export interface PlannedLayer {
  readonly attention: AttentionKind;
  readonly ffn: FfnKind;
  readonly own?: Json;
  /** Its place in lists of one value for each layer. */
  readonly index: number;
}

/** The layers of a model, or the field that is not understood. */
export type LayerPlan =
  | { readonly ok: true; readonly layers: readonly PlannedLayer[] }
  | { readonly ok: false; readonly field: string; readonly message: string };

/** The refusal of a list that names fewer layers than a model has. */
export function endsEarly(field: string, entries: number, layers: number): LayerPlan {
  return {
    ok: false,
    field,
    message: `has ${entries} entries for ${layers} layers; nothing says what the others are; nothing was made of it`,
  };
}

/** The refusal of a list that names a kind of layer without an importer. */
export function unknownKind(field: string, name: unknown): LayerPlan {
  const shown = JSON.stringify(name).slice(0, 60);
  return {
    ok: false,
    field,
    message: `names a kind of layer that is not understood, ${shown}; nothing was made of it; write such layers as \`custom\` designs`,
  };
}
