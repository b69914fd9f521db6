import type { AttentionSpec } from '../../../core/spec';
import type { Config } from '../config';
import type { Design } from '../figure';

/** Which layers have something, by their index. */
type Layers = (layer: number) => boolean;

/** How configurations speak of one kind of attention. */
export interface AttentionImporter {
  /** What lists of layer types call it. */
  readonly layerTypes: readonly string[];
  /** Which layers have it, from fields that do not name every layer; undefined where none of them is there. */
  layers(config: Config, layers: number): Layers | undefined;
  /** The design, where some layer has it. */
  design(config: Config, hidden: number): Design<AttentionSpec>;
  /** Tells what is lost where no layer has it. */
  unused?(config: Config): void;
}
