import { layerCount, MOST_LAYERS } from '../../core/spec';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** More layers than any model has: a typing error, and too many to unroll. */
export const tooManyLayers = defineRule({
  code: 'too-many-layers',
  severity: 'error',
  kinds: ['model'],
  check: ({ file }) => {
    const layers = layerCount(currentSpec(file)?.layers ?? []);
    if (layers <= MOST_LAYERS) return [];
    const message = `the layers unroll to ${layers}; expected at most ${MOST_LAYERS}`;
    return [{ at: ['layers'], part: 'key', message }];
  },
});
