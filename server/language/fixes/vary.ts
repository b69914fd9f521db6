import type { Variation } from '../../core/advice/variation';
import { putInto } from '../../core/data';
import type { Change } from '../../core/spec';
import { Draft, type Edit, sameData, setValue } from '../../yaml/edit';
import { toValue } from '../../yaml/parse';
import { costedOf } from '../rules/costed';
import type { ResolvedDeployment, SourceFile } from '../workspace';
import { type Fix, type FixContext, type Proposal, proposal } from './fix';

/** The largest count that a file may state. */
const LARGEST = 1e15;

function canStand({ value }: Change): boolean {
  return typeof value !== 'number' || (Number.isInteger(value) && value >= 1 && value <= LARGEST);
}

/**
 * The edits that make changes to a file. None where they would change more than they should: what stands below an anchor
 * changes for its aliases too.
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

/** Variations of a deployment as they are offered, the first of them as the one most likely meant. */
function offered(context: FixContext, variations: readonly (Variation | undefined)[]): readonly Proposal[] {
  return variations
    .filter((varied) => varied !== undefined)
    .flatMap(({ title, changes }, index) =>
      proposal(context, title, editsFor(context.file, changes), index === 0),
    );
}

/** A fix that puts variations of a deployment in its place; each is known to mend the finding. */
export function varyFix(
  codes: readonly string[],
  variations: (deployment: ResolvedDeployment, context: FixContext) => readonly (Variation | undefined)[],
): Fix {
  return {
    codes,
    safe: false,
    propose: (context) => {
      const { file, workspace } = context;
      if (file.kind !== 'deployment') return [];
      const deployment = costedOf({ file, workspace });
      return deployment === undefined ? [] : offered(context, variations(deployment, context));
    },
  };
}
