import { rangeOf, type SourceFile, type Spot } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** Writes the value that was meant in the place of the one that is there. `safe` unless the value is a guess. */
export function replaceValue(
  file: SourceFile,
  spot: Spot,
  replacement: string | undefined,
  safe = true,
): readonly Proposal[] {
  if (replacement === undefined) return [];
  const { from, to } = rangeOf(file, spot);
  // A value that is broken as YAML cannot be replaced by another.
  if (file.parsed.problems.some((problem) => problem.from < to && from < problem.to)) return [];
  const title = `Replace \`${file.text.slice(from, to)}\` by \`${replacement}\``;
  return proposal(file, title, [{ from, to, insert: replacement }], { safe });
}
