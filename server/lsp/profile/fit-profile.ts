import { type CalibrationProblem, calibrateProfile, type Fit } from '../../core/calibrate';
import type { Profile } from '../../core/profile';
import { formatNumber, formatTime } from '../../core/quantity';
import { fileName } from '../../core/text/file-name';
import { withChanges } from '../../language/import';
import { toTextEdits } from '../../language/present/workspace-edit';
import { CATALOG, currentSpec, type Workspace } from '../../language/workspace';
import type { FitProfileResult, FittedNumber } from '../../protocol/profile';
import type { EditedDocuments } from '../edited-documents';

/**
 * The efficiencies of a card fitted to a profile, and the edits that write them into its file; or why they cannot
 * be written.
 */
export function fitProfile(
  workspace: Workspace,
  uri: string,
  profile: Profile,
  documents: EditedDocuments,
): FitProfileResult {
  const canonical = documents.canonical(uri);
  const name = fileName(uri);
  const file = workspace.file(canonical);
  if (file === undefined) return refused(`${name} cannot be read`);
  if (file.kind !== 'hardware') return refused(`${name} is not a hardware file`);
  if (canonical.startsWith(CATALOG))
    return refused(`${name} is bundled and cannot be changed; extract it into a file of your own`);
  const spec = currentSpec(file);
  if (spec === undefined) return refused(`${name} has errors; fix them first`);
  const result = calibrateProfile(spec, profile);
  if (!result.ok) return refused(result.problems.map(sentence).join('; '));
  const { fits, changes } = result.value;
  const edits = toTextEdits(file, withChanges(file, changes).edits);
  return {
    ok: true,
    numbers: fits.flatMap(({ numbers }) => numbers.map(answered)),
    notes: [...result.notes, ...fits.flatMap(heldNotes)],
    files: edits.length === 0 ? [] : [{ uri, version: documents.version(canonical), edits }],
  };
}

const refused = (message: string): FitProfileResult => ({ ok: false, message });

function sentence({ rows, message }: CalibrationProblem): string {
  return rows.length === 0
    ? message
    : `${rows.length === 1 ? 'point' : 'points'} ${rows.join(', ')}: ${message}`;
}

function answered({ name, path, before, value, low, high }: Fit['numbers'][number]): FittedNumber {
  const unit = name === 'kernel overhead' || name === 'hop' ? 'seconds' : 'share';
  return { path: [...path], before, value, low, high, unit };
}

function heldNotes({ subject, held }: Fit): readonly string[] {
  return held.map(({ name, value, reason }) => {
    const shown = name === 'kernel overhead' ? formatTime(value) : formatNumber(value);
    return `${subject}: ${name} stays at ${shown}: ${reason}`;
  });
}
