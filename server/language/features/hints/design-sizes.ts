import type { CostedModel } from '../../../core/cost';
import { listOf, mapOf } from '../../../core/data';
import type { Half } from '../../../core/spec';

/** Parameters of one layer's attention or FFN. */
export interface DesignSize {
  readonly total: number;
  /** Parameters used per token. */
  readonly active: number;
  /** How many layers use it. */
  readonly count: number;
}

/** The parameters of a model's designs, for one layer of each. */
export function designSize(model: CostedModel, half: Half, name: string): DesignSize | undefined {
  if (half === 'attention') {
    const design = model.attentions.get(name);
    const total = design?.operator.projections.evaluate(design.variables);
    return design && total !== undefined ? { total, active: total, count: design.count } : undefined;
  }
  const design = model.ffns.get(name);
  if (design === undefined) return undefined;
  const { operator, variables, count } = design;
  const total = operator.parameters.evaluate(variables);
  return { total, active: operator.activeParameters.evaluate(variables), count };
}

/** Layers of the list, and their parameters. */
export interface LayerSize {
  readonly layers: number;
  readonly total: number;
  readonly active: number;
}

/** The maximum nesting depth of layers that is summed. */
const DEEPEST = 16;

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;

/**
 * The parameters of an item of the layer list in the current text; undefined while they are unknown. Reads plain
 * data, because the list may have another length than in the last valid version.
 */
export function layerSize(model: CostedModel, item: unknown, depth = 0): LayerSize | undefined {
  const layer = mapOf(item);
  if (layer.of !== undefined) {
    const parts = depth > DEEPEST ? [] : listOf(layer.of).map((part) => layerSize(model, part, depth + 1));
    const { repeat } = layer;
    if (!isCount(repeat) || parts.length === 0) return undefined;
    return parts.reduce<LayerSize | undefined>((sum, part) => sum && part && add(sum, times(part, repeat)), {
      layers: 0,
      total: 0,
      active: 0,
    });
  }
  const { attention, ffn, count = 1 } = layer;
  if (typeof attention !== 'string' || typeof ffn !== 'string' || !isCount(count)) return undefined;
  const [core, feed] = [designSize(model, 'attention', attention), designSize(model, 'ffn', ffn)];
  if (core === undefined || feed === undefined) return undefined;
  return times({ layers: 1, total: core.total + feed.total, active: core.active + feed.active }, count);
}

function add(one: LayerSize, other: LayerSize): LayerSize {
  const { layers, total, active } = other;
  return { layers: one.layers + layers, total: one.total + total, active: one.active + active };
}

function times({ layers, total, active }: LayerSize, factor: number): LayerSize {
  return { layers: layers * factor, total: total * factor, active: active * factor };
}
