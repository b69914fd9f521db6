/** The template line of a line of the expanded text. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  /** The inserted values from left to right; absent if there are none. */
  readonly values?: readonly PlacedValue[];
}

/** A value inserted into a line: its spans in the template and in the expanded text, counted from 0. */
export interface PlacedValue {
  readonly written: { readonly from: number; readonly to: number };
  readonly expanded: { readonly from: number; readonly to: number };
}

/** An invalid template, which is a bug of its author. */
export class TemplateError extends Error {
  constructor(
    readonly at: SourceLine,
    /** What is wrong, without the location. */
    readonly reason: string,
  ) {
    super(`${at.file}:${at.line}: ${reason}`);
  }
}
