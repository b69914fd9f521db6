/** A block map or sequence that is open at a line, with the column of its entries. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly kind: 'map' | 'seq';
  readonly indent: number;
  readonly depth: number;
}

/** What the next line of block text may contain. */
export interface ScanState {
  /**
   * `start`: nothing yet; `directives`: a `%` line; `open`: in the document; `ended`: after it; `cut`: after a
   * second document began.
   */
  readonly document: 'start' | 'directives' | 'open' | 'ended' | 'cut';
  readonly frame: Frame | undefined;
  /**
   * `expected`: a key or dash has no value yet; `plain`: the last value may continue, from `plainColumn`; `done`:
   * it is complete.
   */
  readonly value: 'expected' | 'plain' | 'done';
  /** Between a `<<<<<<<` line and its `=======` line. */
  readonly inConflict: boolean;
  /** Lines deeper than this belong to a part that is left out. */
  readonly leftOut: number | undefined;
  /** The column of the lines above whose indentation was reported. */
  readonly moved: number | undefined;
}

export const START: ScanState = {
  document: 'start',
  frame: undefined,
  value: 'expected',
  inConflict: false,
  leftOut: undefined,
  moved: undefined,
};

function sameFrame(a: Frame | undefined, b: Frame | undefined): boolean {
  let left = a;
  let right = b;
  while (left !== right) {
    if (!left || !right || left.kind !== right.kind || left.indent !== right.indent) return false;
    left = left.parent;
    right = right.parent;
  }
  return true;
}

/** Whether scans that continue from `a` and from `b` give the same result. */
export function sameState(a: ScanState, b: ScanState): boolean {
  return (
    a.document === b.document &&
    a.value === b.value &&
    a.inConflict === b.inConflict &&
    a.leftOut === b.leftOut &&
    a.moved === b.moved &&
    sameFrame(a.frame, b.frame)
  );
}

export function pushFrame(parent: Frame | undefined, kind: Frame['kind'], indent: number): Frame {
  return { parent, kind, indent, depth: (parent?.depth ?? 0) + 1 };
}
