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
