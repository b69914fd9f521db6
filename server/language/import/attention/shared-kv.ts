import type { Config } from '../config';
import type { LayerContext } from './importer';

/** Whether a layer uses the keys and values of an earlier one: one of the last (Gemma 3n), or one after the first of a group (CLA). */
export function sharesKv(config: Config, { layer, layers }: Pick<LayerContext, 'layer' | 'layers'>): boolean {
  const last = config.number('num_kv_shared_layers') ?? 0;
  if (last > 0 && layer >= layers - last) return true;
  if (config.flag('use_cla') !== true) return false;
  return layer % Math.max(config.number('cla_share_factor') ?? 2, 1) !== 0;
}
