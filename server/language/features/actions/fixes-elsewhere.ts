import { locate, pathAt, type Range } from '../../../yaml/parse';
import type { Finding, Proposal } from '../../rules';
import type { SourceFile } from '../../workspace';

/**
 * The maximum number of findings considered. A file with more is far from valid, and the editor asks at every
 * cursor move.
 */
const MOST_FINDINGS = 20;

/** A fix for a finding on another line. */
export interface FixElsewhere {
  readonly finding: Finding;
  readonly proposal: Proposal;
}

/** Whether two ranges share a line. */
function shareLine({ lines }: SourceFile, one: Range, other: Range): boolean {
  return lines.lineOf(one.from) <= lines.lineOf(other.to) && lines.lineOf(other.from) <= lines.lineOf(one.to);
}

/**
 * The range of the map that contains the edited entry, with its key; for entries of the file's root, the entry
 * itself.
 */
function mapAround({ parsed, text }: SourceFile, edit: Range): Range {
  const { path } = pathAt(parsed, edit.from);
  const found = path.length > 1 ? locate(parsed, path.slice(0, -1)) : undefined;
  if (found?.value === undefined || found.via !== undefined) return edit;
  const { key, value } = found;
  const length = text.slice(value.from, value.to).trimEnd().length;
  return { from: key?.from ?? value.from, to: value.from + length };
}

/** Whether a proposal edits the file near a place: on its lines, or in the same map. */
function edits({ changes }: Proposal, file: SourceFile, place: Range): boolean {
  return changes.some(
    (change) =>
      change.kind === 'edit' &&
      change.uri === file.uri &&
      change.edits.some((edit) => shareLine(file, mapAround(file, edit), place)),
  );
}

/**
 * The fixes of findings on other lines that edit a deployment's figures near this place: for example, a target
 * that a pool's `hardware` misses can be met with another `batch`. Empty if there are many findings.
 */
export function fixesElsewhere(
  file: SourceFile,
  findings: readonly Finding[],
  place: Range,
): readonly FixElsewhere[] {
  if (file.kind !== 'deployment' || findings.length > MOST_FINDINGS) return [];
  return findings.flatMap((finding) => {
    const related = finding.related?.some((other) => other.uri === file.uri && shareLine(file, other, place));
    const proposals = finding.fixes?.() ?? [];
    return proposals
      .filter((proposal) => related || edits(proposal, file, place))
      .map((proposal) => ({ finding, proposal }));
  });
}
