import { computeTypes, missingRates } from '../../core/cost';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** The card of a deployment has no peak for a format that the model computes in, nor for a wider one. */
export const missingRate = defineRule({
  code: 'missing-rate',
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const model = workspace.referred(file.uri, 'model', 'model')?.spec;
    const costed = model === undefined ? undefined : workspace.costedModel(model);
    if (costed?.ok !== true) return [];
    const types = computeTypes(costed.model);
    return ['attention.hardware', 'ffn.hardware', 'pool.hardware'].flatMap((path): Finding[] => {
      const hardware = workspace.referred(file.uri, path, 'hardware')?.spec;
      const missing = hardware === undefined ? [] : missingRates(hardware, types);
      if (hardware === undefined || missing.length === 0) return [];
      const message = `${hardware.name} has no \`compute\` peak for ${missing.join(', ')} nor a wider format, so there is no cost; add one to its file or change the model’s precision`;
      return [{ code: 'missing-rate', severity: 'warning', message, ...placeOf(file, path.split('.')) }];
    });
  },
});
