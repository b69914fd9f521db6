import { asEfficiency, type HardwareSpec } from '../../core/spec';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

type Efficiencies = Pick<NonNullable<HardwareSpec['efficiency']>, 'compute' | 'memory' | 'network'>;

function* groupsOf(spec: HardwareSpec): Iterable<{ group: Efficiencies; path: readonly string[] }> {
  if (spec.efficiency !== undefined) yield { group: spec.efficiency, path: ['efficiency'] };
  for (const [name, group] of Object.entries(spec.kernels ?? {})) yield { group, path: ['kernels', name] };
}

/** An efficiency outside its stated range, or a range whose end is below its start. */
export const valueOutsideRange = defineRule({
  code: 'value-outside-range',
  severity: 'error',
  kinds: ['hardware'],
  *check({ file }) {
    const spec = currentSpec(file);
    for (const { group, path } of spec === undefined ? [] : groupsOf(spec)) {
      for (const key of ['compute', 'memory', 'network'] as const) {
        const written = group[key];
        if (written === undefined) continue;
        const { value, low, high } = asEfficiency(written);
        if (low <= value && value <= high) continue;
        const message = `the value ${value} lies outside its range of ${low} to ${high}; expected low <= value <= high`;
        yield { at: [...path, key, 'value'], message };
      }
    }
  },
});
