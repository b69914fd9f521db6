/** One replaced span of a text, as UTF-16 offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Edits sorted by position; those at the same position keep their order. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let pos = 0;
  for (const { from, to, insert } of inOrder(edits)) {
    result += text.slice(pos, from) + insert;
    pos = to;
  }
  return result + text.slice(pos);
}

/** Whether two of the edits touch the same characters. */
export function overlap(edits: readonly Edit[]): boolean {
  return inOrder(edits).some((edit, index, all) => edit.from < (all[index - 1]?.to ?? 0));
}

/** A piece of a text: a span of the original, or inserted text. */
type Piece =
  | { readonly kind: 'kept'; readonly from: number; readonly to: number }
  | { readonly kind: 'new'; readonly text: string };

function lengthOf(piece: Piece): number {
  return piece.kind === 'kept' ? piece.to - piece.from : piece.text.length;
}

function pieces(edits: readonly Edit[], length: number): readonly Piece[] {
  const result: Piece[] = [];
  let pos = 0;
  for (const { from, to, insert } of inOrder(edits)) {
    result.push({ kind: 'kept', from: pos, to: from }, { kind: 'new', text: insert });
    pos = to;
  }
  result.push({ kind: 'kept', from: pos, to: length });
  return result.filter((piece) => lengthOf(piece) > 0);
}

function cut(all: readonly Piece[], from: number, to: number): readonly Piece[] {
  let start = 0;
  return all.flatMap((piece): Piece[] => {
    const [a, b] = [Math.max(from - start, 0), Math.min(to - start, lengthOf(piece))];
    start += lengthOf(piece);
    if (a >= b) return [];
    if (piece.kind === 'new') return [{ kind: 'new', text: piece.text.slice(a, b) }];
    return [{ kind: 'kept', from: piece.from + a, to: piece.from + b }];
  });
}

/**
 * One list of edits equivalent to `first` followed by `second`.
 *
 * @param first edits of a text of `length` characters
 * @param second edits of the text that `first` produces
 */
export function compose(first: readonly Edit[], second: readonly Edit[], length: number): readonly Edit[] {
  const between = pieces(first, length);
  const total = between.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const after = pieces(second, total).flatMap((piece) =>
    piece.kind === 'new' ? [piece] : cut(between, piece.from, piece.to),
  );
  const edits: Edit[] = [];
  let pos = 0;
  let insert = '';
  for (const piece of [...after, { kind: 'kept', from: length, to: length } as const]) {
    if (piece.kind === 'new') {
      insert += piece.text;
      continue;
    }
    if (piece.from > pos || insert !== '') edits.push({ from: pos, to: piece.from, insert });
    insert = '';
    pos = piece.to;
  }
  return edits;
}
