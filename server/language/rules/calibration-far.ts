import { type Calibrated, farCalibrations } from '../../core/advice/calibration-far';
import { formatNumber, formatQuantity, formatTime } from '../../core/quantity';
import { setValue } from '../../yaml/edit';
import { catalogCardNamed, currentSpec, type SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

function says({ written, reference, dimension }: Calibrated): string {
  const { low, high, value, origin } = reference;
  const shown = (amount: number): string =>
    dimension === 'ratio' ? formatNumber(amount) : formatQuantity(amount, dimension);
  const expected = low === high ? shown(value) : `${shown(value)} (${shown(low)} to ${shown(high)})`;
  return `${shown(written)} is far from ${origin}, ${expected}; measure it and give its \`source\`, or take that value`;
}

/** The known value as written in a file: a time with its unit, or an efficiency with its range and source. */
function written({ dimension, reference }: Calibrated): unknown {
  const { value, low, high, source } = reference;
  if (dimension === 'time') return `${Number((value * 1e6).toPrecision(6))} us`;
  if (low === high) return value;
  return source === undefined ? { value, low, high } : { value, low, high, source };
}

function useKnown(file: SourceFile, far: Calibrated): readonly Proposal[] {
  const { value } = far.reference;
  const shown = far.dimension === 'time' ? formatTime(value) : formatNumber(value);
  return proposal(file, `Use the known ${shown}`, setValue(file.parsed, far.path, written(far)));
}

/** Efficiencies and overheads that are far from the catalog's value for the same card, or from the usual range. */
export const calibrationFar = defineRule({
  code: 'calibration-far',
  severity: 'information',
  kinds: ['hardware'],
  check: ({ file, workspace }) => {
    const spec = currentSpec(file);
    if (spec === undefined) return [];
    return farCalibrations(spec, catalogCardNamed(workspace, spec.name)).map((far) => ({
      at: far.path,
      message: says(far),
      fixes: () => useKnown(file, far),
    }));
  },
});
