import type { Variation } from '../../../core/advice/variation';
import { putInto } from '../../../core/data';
import type { Change } from '../../../core/spec';
import { Draft, type Edit, sameData, setValue } from '../../../yaml/edit';
import { toValue } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** The largest count that a file may contain. */
const LARGEST = 1e15;

function canStand({ value }: Change): boolean {
  return typeof value !== 'number' || (Number.isInteger(value) && value >= 1 && value <= LARGEST);
}

/**
 * The edits that make `changes` to a file. None if they would change more than that: edits inside an anchored node
 * also affect its aliases.
 */
function editsFor(file: SourceFile, changes: readonly Change[]): readonly Edit[] {
  if (!changes.every(canStand)) return [];
  const draft = changes.reduce<Draft>(
    (sofar, { path, value }) => sofar.next((parsed) => setValue(parsed, path, value)),
    Draft.of(file.parsed),
  );
  const wanted = changes.reduce<unknown>((data, { path, value }) => putInto(data, path, value), file.data);
  return sameData(toValue(draft.parsed).value, wanted) ? draft.edits : [];
}

/** Fixes that apply variations of a deployment, each known to resolve the finding. The first one is preferred. */
export function vary(file: SourceFile, variations: readonly (Variation | undefined)[]): readonly Proposal[] {
  return variations
    .filter((varied) => varied !== undefined)
    .flatMap(({ title, changes }, index) =>
      proposal(file, title, editsFor(file, changes), { preferred: index === 0 }),
    );
}
