import type { Change } from '../../../core/calibrate';
import { applyEdits, Draft, dataAt, type Edit, setValue } from '../../edit';
import { toValue } from '../../parse';
import { type SourceFile, Workspace } from '../../resolve';

/** Where new keys go: into the file, and into a kernel family. */
const ORDER = [
  'price',
  'compute',
  'memory',
  'scale_up',
  'scale_out',
  'power',
  'efficiency',
  'overhead',
  'kernels',
];
const FAMILY_ORDER = ['compute', 'memory', 'network', 'overhead', 'source'];

/** A hardware file with fitted numbers. */
export interface Calibrated {
  readonly edits: readonly Edit[];
  readonly text: string;
}

/**
 * Writes fitted numbers into a hardware file; comments and everything else stay.
 * @throws where the file would not be valid afterwards, which is a bug
 */
export function withChanges(file: SourceFile<'hardware'>, changes: readonly Change[]): Calibrated {
  const { edits } = changes.reduce<Draft>(
    (current, { path, value }) =>
      current.next((now) => {
        const section = dataAt(toValue(now).value, path.slice(0, 1));
        return setValue(now, path, value, section === undefined ? ORDER : FAMILY_ORDER);
      }),
    Draft.of(file.parsed),
  );
  const text = applyEdits(file.text, edits);
  const state = new Workspace().update(file.uri, text);
  if (!state.ok || state.file.stale || state.file.spec === undefined)
    throw new Error('the calibrated file would not be valid');
  return { edits, text };
}
