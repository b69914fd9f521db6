import type { CostedModel } from '../cost';
import { type DeploymentSpec, type LayerSpec, microBatchesOf, poolsOf } from '../spec';

/** What a search may work through while somebody types; each makes about a hundred estimates. */
const MOST = { layers: 64, kinds: 16, microBatches: 8, cards: 4096, accelerators: 64 } as const;

/** Layers as they are written, runs of equal ones counted once. */
function written(layers: readonly LayerSpec[]): number {
  return layers.reduce((sum, layer) => sum + ('of' in layer ? written(layer.of) : 1), 0);
}

/**
 * Whether a deployment is of a size for which a search takes a few milliseconds. What lies beyond (thousands of layers written
 * one by one, servers of a thousand cards) is estimated all the same, but not searched.
 */
export function isSearchable(spec: DeploymentSpec, model: CostedModel): boolean {
  return (
    microBatchesOf(spec) <= MOST.microBatches &&
    model.kinds.length <= MOST.kinds &&
    written(model.spec.layers) <= MOST.layers &&
    poolsOf(spec).every(({ accelerators, cards }) => accelerators <= MOST.accelerators && cards <= MOST.cards)
  );
}
