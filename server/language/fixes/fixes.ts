import { type Edit, overlap } from '../../yaml/edit';
import { checkFile, type Finding } from '../rules';
import type { SourceFile, Workspace } from '../workspace';
import { addColon } from './add-colon';
import { addMissingKeys } from './add-missing-keys';
import { balanceStages } from './balance-stages';
import { calibrateAsKnown } from './calibrate-as-known';
import { colocate } from './colocate';
import { draftLess } from './draft-less';
import { evenOutLayers } from './even-out-layers';
import { feedMoe } from './feed-moe';
import { fillFfn } from './fill-ffn';
import { fillValue } from './fill-value';
import { fitMemory } from './fit-memory';
import { fitParallelism } from './fit-parallelism';
import { fitShape } from './fit-shape';
import type { Fix, FixContext, Proposal } from './fix';
import { keepKvOnce } from './keep-kv-once';
import { keepStageBudget } from './keep-stage-budget';
import { meetTarget } from './meet-target';
import { mendComma } from './mend-comma';
import { quoteText } from './quote-text';
import { raiseMax } from './raise-max';
import { removeDuplicate } from './remove-duplicate';
import { removeSource } from './remove-source';
import { removeUnusedDesign } from './remove-unused-design';
import { renameToNearest } from './rename-key';
import { replaceNumber, replaceValue } from './replace-value';
import { useCheaperCard } from './use-cheaper-card';

/** Every fix. A finding may have several; they are offered in this order. */
export const FIXES: readonly Fix[] = [
  replaceValue,
  replaceNumber,
  renameToNearest,
  mendComma,
  addMissingKeys,
  fillValue,
  removeDuplicate,
  quoteText,
  addColon,
  removeUnusedDesign,
  fitParallelism,
  removeSource,
  raiseMax,
  ...fitShape,
  fitMemory,
  meetTarget,
  keepStageBudget,
  balanceStages,
  evenOutLayers,
  fillFfn,
  feedMoe,
  keepKvOnce,
  useCheaperCard,
  draftLess,
  colocate,
  calibrateAsKnown,
];

/** What mends a finding. */
export function proposalsFor(context: FixContext): readonly Proposal[] {
  return FIXES.filter(({ codes }) => codes.includes(context.finding.code)).flatMap((fix) =>
    fix.propose(context),
  );
}

/** The edit of a file that plainly mends a finding, if there is one. */
function safeEdits(context: FixContext): readonly Edit[] {
  const safe = FIXES.filter(({ safe, codes }) => safe && codes.includes(context.finding.code));
  const [first] = safe.flatMap((fix) => fix.propose(context));
  const [change, ...others] = first?.changes ?? [];
  return change?.kind === 'edit' && change.uri === context.file.uri && others.length === 0
    ? change.edits
    : [];
}

/** The edits that mend every finding of a file for which it is plain what was meant. */
export function fixAll(
  file: SourceFile,
  workspace: Workspace,
  findings: readonly Finding[] = checkFile(file, workspace),
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const finding of findings) {
    const more = safeEdits({ file, workspace, finding });
    if (!overlap([...edits, ...more])) edits.push(...more);
  }
  return edits;
}
