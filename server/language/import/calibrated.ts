import type { Change } from '../../core/calibrate';
import { putInto } from '../../core/data';
import { applyEdits, Draft, dataAt, type Edit, sameData, setValue } from '../../yaml/edit';
import { toValue } from '../../yaml/parse';
import { type SourceFile, Workspace } from '../workspace';

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
 * @throws where the file would not be valid afterwards or not say what it should, which is a bug
 */
export function withChanges(file: SourceFile<'hardware'>, changes: readonly Change[]): Calibrated {
  const changed = changes.reduce<Draft>(
    (current, { path, value }) =>
      current.next((now) => {
        const section = dataAt(toValue(now).value, path.slice(0, 1));
        return setValue(now, path, value, section === undefined ? ORDER : FAMILY_ORDER);
      }),
    Draft.of(file.parsed),
  );
  const wanted = changes.reduce(
    (data, { path, value }) => putInto(data, path, value),
    toValue(file.parsed).value,
  );
  const { parsed, edits } = apart(changed, wanted);
  if (!sameData(toValue(parsed).value, wanted))
    throw new Error('the calibrated file would say something else');
  const text = applyEdits(file.text, edits);
  const state = new Workspace().update(file.uri, text);
  if (!state.ok || state.file.stale || state.file.spec === undefined)
    throw new Error('the calibrated file would not be valid');
  return { edits, text };
}

/**
 * Writes out what anchors keep from being as wanted: a number that a family has from a merge key cannot be removed there,
 * and one that is changed below an anchor changes wherever its alias stands.
 */
function apart(draft: Draft, wanted: unknown): Draft {
  return placesOf(wanted).reduce<Draft>((current, path) => {
    const value = dataAt(wanted, path);
    return current.next((now) =>
      sameData(dataAt(toValue(now).value, path), value) ? [] : setValue(now, path, value),
    );
  }, draft);
}

/** The kernel families and the other sections of a hardware file. */
function placesOf(data: unknown): readonly (readonly string[])[] {
  const keysAt = (path: readonly string[]) => Object.keys(dataAt(data, path) ?? {});
  const sections = keysAt([]).filter((key) => key !== 'kernels');
  return [...sections.map((key) => [key]), ...keysAt(['kernels']).map((family) => ['kernels', family])];
}
