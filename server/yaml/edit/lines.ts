import { lineEndOf, lineStartOf } from '../parse/scan/chars';

/** Whether only blanks precede `offset` on its line. */
export function firstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStartOf(text, offset), offset));
}

/** Whether only blanks or a comment follow `offset` on its line. */
export function lastOnLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:$|(?:(?<=[ \t])|^)#)/.test(text.slice(offset, lineEndOf(text, offset)));
}
