import { type Calibrated, farCalibrations } from '../../core/advice/calibration-far';
import { formatNumber, formatQuantity } from '../../core/quantity';
import { setValue } from '../../yaml/edit';
import { placeOf } from '../rules';
import { catalogCardNamed, currentSpec } from '../workspace';
import { type Fix, proposal } from './fix';

/** The known value as a file writes it: a time with its unit, an efficiency with its range and source. */
function written({ dimension, reference }: Calibrated): unknown {
  const { value, low, high, source } = reference;
  if (dimension === 'time') return `${Number((value * 1e6).toPrecision(6))} us`;
  if (low === high) return value;
  return source === undefined ? { value, low, high } : { value, low, high, source };
}

/** An efficiency or overhead that is far from what is known gets the known value. */
export const calibrateAsKnown: Fix = {
  codes: ['calibration-far'],
  safe: false,
  propose: (context) => {
    const { file, workspace, finding } = context;
    const spec = file.kind === 'hardware' ? currentSpec(file) : undefined;
    if (spec === undefined) return [];
    const far = farCalibrations(spec, catalogCardNamed(workspace, spec.name)).find(
      ({ path }) => placeOf(file, path).from === finding.from,
    );
    if (far === undefined) return [];
    const { value } = far.reference;
    const shown = far.dimension === 'time' ? formatQuantity(value, 'time') : formatNumber(value);
    return proposal(context, `Use the known ${shown}`, setValue(file.parsed, far.path, written(far)));
  },
};
