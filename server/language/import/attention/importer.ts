import type { AttentionSpec } from '../../../core/spec';
import type { Config } from '../config';
import type { Design } from '../figure';

/** Which layers have something, by their index. */
type Layers = (layer: number) => boolean;

/** What an importer knows of the layer that it reads. */
export interface LayerContext {
  readonly hidden: number;
  readonly layer: number;
  readonly layers: number;
  /** Writes a design that another one refers to; its name. */
  add(name: string, design: Design): string;
}

/** How configurations speak of one kind of attention. */
export interface AttentionImporter {
  /** What lists of layer types call it. */
  readonly layerTypes: readonly string[];
  /** Which layers have it, from fields that do not name every layer; undefined where none of them is there. */
  layers(config: Config, layers: number): Layers | undefined;
  /** The design of a layer that has it. */
  design(config: Config, context: LayerContext): Design<AttentionSpec>;
  /** Whether a layer that has it attends to the whole context all the same. */
  isFull?(config: Config): boolean;
  /** What is lost where no layer has it. */
  unused?(config: Config): void;
}
