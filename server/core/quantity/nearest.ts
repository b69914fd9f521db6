/** Edit distance with adjacent transpositions (optimal string alignment); stops above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    // A transposition reaches back two rows, so stop only after two rows above the limit.
    const rowLeast = Math.min(...row);
    if (Math.min(least, rowLeast) > limit) return limit + 1;
    least = rowLeast;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/**
 * The candidate that a misspelt word most likely meant; undefined if none is near: within a third of its length
 * (at least two edits for words of four letters or more), ignoring case. Words without a letter in common are
 * never near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  let found: string | undefined;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase(), limit);
    if (edits <= limit && edits < Math.max(wanted.length, candidate.length)) {
      found = candidate;
      limit = edits - 1;
      if (limit < 0) break;
    }
  }
  return found;
}
