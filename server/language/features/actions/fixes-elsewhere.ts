import { locate, pathAt, type Range } from '../../../yaml/parse';
import type { Finding, Proposal } from '../../rules';
import type { SourceFile } from '../../workspace';

/** The most findings of a file that are looked at. A file with more is far from whole, and is asked about at each move of the cursor. */
const MOST_FINDINGS = 20;

/** A fix, and the finding that it mends on another line. */
export interface FixElsewhere {
  readonly finding: Finding;
  readonly proposal: Proposal;
}

/** Whether two ranges have a line in common. */
function shareLine({ lines }: SourceFile, one: Range, other: Range): boolean {
  return lines.lineOf(one.from) <= lines.lineOf(other.to) && lines.lineOf(other.from) <= lines.lineOf(one.to);
}

/** The map whose entry is edited at an offset, with its key; entries of the file itself stand for themselves. */
function mapAround({ parsed, text }: SourceFile, edit: Range): Range {
  const { path } = pathAt(parsed, edit.from);
  const found = path.length > 1 ? locate(parsed, path.slice(0, -1)) : undefined;
  if (found?.value === undefined || found.via !== undefined) return edit;
  const { key, value } = found;
  const length = text.slice(value.from, value.to).trimEnd().length;
  return { from: key?.from ?? value.from, to: value.from + length };
}

/** Whether a proposal edits the file near a place: on its lines, or another entry of the map that is there. */
function edits({ changes }: Proposal, file: SourceFile, place: Range): boolean {
  return changes.some(
    (change) =>
      change.kind === 'edit' &&
      change.uri === file.uri &&
      change.edits.some((edit) => shareLine(file, mapAround(file, edit), place)),
  );
}

/**
 * The fixes of findings that stand on other lines, where a deployment's figures are what they change: a target that the `hardware`
 * of a pool misses is met by another `batch`. None where there are many findings.
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
