/** The differing lines of two texts, as `- old` and `+ new`, with one line of context. */
export function lineDiff(before: string, after: string): readonly string[] {
  const [old, now] = [before.split(/\r\n|\n|\r/), after.split(/\r\n|\n|\r/)];
  const common = commonLengths(old, now);
  const marked: string[] = [];
  for (let [a, b] = [0, 0]; a < old.length || b < now.length; ) {
    const [left, right] = [old[a], now[b]];
    if (left !== undefined && left === right) {
      marked.push(`  ${left}`);
      [a, b] = [a + 1, b + 1];
    } else if (right === undefined || (left !== undefined && at(common, a + 1, b) >= at(common, a, b + 1))) {
      marked.push(`- ${left}`);
      a++;
    } else {
      marked.push(`+ ${right}`);
      b++;
    }
  }
  const near = (index: number): boolean =>
    marked.slice(Math.max(0, index - 1), index + 2).some((line) => !line.startsWith('  '));
  return marked.filter((line, index) => near(index) && line.trim() !== '');
}

type Lengths = readonly (readonly number[])[];

function at(lengths: Lengths, row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}

/** The lengths of the longest common subsequences of lines, from every pair of positions on. */
function commonLengths(old: readonly string[], now: readonly string[]): Lengths {
  const lengths: number[][] = Array.from({ length: old.length + 1 }, () => []);
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = now.length - 1; b >= 0; b--)
      (lengths[a] ?? [])[b] =
        old[a] === now[b]
          ? at(lengths, a + 1, b + 1) + 1
          : Math.max(at(lengths, a + 1, b), at(lengths, a, b + 1));
  return lengths;
}
