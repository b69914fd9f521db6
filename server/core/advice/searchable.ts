import type { CostedModel } from '../cost';
import { type DeploymentSpec, type LayerSpec, microBatchesOf, poolsOf } from '../spec';

/** Limits for a search that runs at every keystroke; each search makes about a hundred estimates. */
const MOST = { layers: 64, kinds: 16, microBatches: 8, cards: 4096, accelerators: 64 } as const;

/** The number of layers as written: a run of equal layers counts once. */
function written(layers: readonly LayerSpec[]): number {
  return layers.reduce((sum, layer) => sum + ('of' in layer ? written(layer.of) : 1), 0);
}

/**
 * Whether a deployment is small enough to be searched within a few milliseconds. Larger ones (thousands of layers
 * written one by one, servers with a thousand cards) are estimated but not searched.
 */
export function isSearchable(spec: DeploymentSpec, model: CostedModel): boolean {
  return (
    microBatchesOf(spec) <= MOST.microBatches &&
    model.kinds.length <= MOST.kinds &&
    written(model.spec.layers) <= MOST.layers &&
    poolsOf(spec).every(({ accelerators, cards }) => accelerators <= MOST.accelerators && cards <= MOST.cards)
  );
}
