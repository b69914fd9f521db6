import { rangeOf, type SourceFile, type Spot } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** A fix that replaces a value by the one that was meant. `safe` is false for a guess. */
export function replaceValue(
  file: SourceFile,
  spot: Spot,
  replacement: string | undefined,
  safe = true,
): readonly Proposal[] {
  if (replacement === undefined) return [];
  const { from, to } = rangeOf(file, spot);
  // A value with YAML errors cannot be replaced.
  if (file.parsed.problems.some((problem) => problem.from < to && from < problem.to)) return [];
  const title = `Replace \`${file.text.slice(from, to)}\` by \`${replacement}\``;
  return proposal(file, title, [{ from, to, insert: replacement }], { safe });
}
