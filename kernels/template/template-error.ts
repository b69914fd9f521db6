/** Where a line of the expanded text was written. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  /** The values put into it, from left to right; absent where there are none. */
  readonly values?: readonly PlacedValue[];
}

/** A value that was put into a line: its span in the template, and the one it has in the expanded text; from 0. */
export interface PlacedValue {
  readonly written: { readonly from: number; readonly to: number };
  readonly expanded: { readonly from: number; readonly to: number };
}

/** A template that cannot be expanded: a mistake of who wrote it. */
export class TemplateError extends Error {
  constructor(
    readonly at: SourceLine,
    /** What is wrong, without the place. */
    readonly reason: string,
  ) {
    super(`${at.file}:${at.line}: ${reason}`);
  }
}
