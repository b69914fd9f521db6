import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** More layers than any model has: a typing error, and too many to unroll. */
export const tooManyLayers = defineRule({
  code: 'too-many-layers',
  severity: 'error',
  kinds: ['model'],
  *check({ file, workspace }) {
    const spec = currentSpec(file);
    const result = spec && workspace.costedModel(spec);
    for (const { code, path, message } of result?.ok === false ? result.problems : [])
      if (code === 'too-many-layers') yield { at: path, part: 'key', message };
  },
});
