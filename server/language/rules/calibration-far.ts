import { type Calibrated, farCalibrations } from '../../core/advice/calibration-far';
import { formatNumber, formatQuantity } from '../../core/quantity';
import { catalogCardNamed, currentSpec } from '../workspace';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

function says({ written, reference, dimension }: Calibrated): string {
  const { low, high, value, origin } = reference;
  const shown = (amount: number): string =>
    dimension === 'ratio' ? formatNumber(amount) : formatQuantity(amount, dimension);
  const expected = low === high ? shown(value) : `${shown(value)} (${shown(low)} to ${shown(high)})`;
  return `${shown(written)} is far from ${origin}, ${expected}; measure it and give its \`source\`, or take that value`;
}

/** Efficiencies and overheads that are far from what the catalog says of the same card, or from what such cards usually reach. */
export const calibrationFar = defineRule({
  code: 'calibration-far',
  kinds: ['hardware'],
  check: ({ file, workspace }) => {
    const spec = currentSpec(file);
    if (spec === undefined) return [];
    return farCalibrations(spec, catalogCardNamed(workspace, spec.name)).map((far): Finding => {
      const place = placeOf(file, far.path);
      return { code: 'calibration-far', severity: 'information', message: says(far), ...place };
    });
  },
});
