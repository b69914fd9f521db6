import { computeTypes, missingRates } from '../../core/cost';
import { HARDWARE_PATHS } from '../../core/spec';
import { defineRule } from './rule';

/** The card of a deployment has no peak for a format that the model computes in, nor for a wider one. */
export const missingRate = defineRule({
  code: 'missing-rate',
  severity: 'warning',
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const model = workspace.referred(file.uri, 'model', 'model')?.spec;
    const costed = model === undefined ? undefined : workspace.costedModel(model);
    if (costed?.ok !== true) return [];
    const types = computeTypes(costed.model);
    return HARDWARE_PATHS.flatMap((at) => {
      const hardware = workspace.referred(file.uri, at.join('.'), 'hardware')?.spec;
      const missing = hardware === undefined ? [] : missingRates(hardware, types);
      if (hardware === undefined || missing.length === 0) return [];
      const message = `no \`compute\` peak of ${hardware.name} for ${missing.join(', ')} nor a wider format, so there is no cost; add one to its file or change the model’s precision`;
      return [{ at, message }];
    });
  },
});
