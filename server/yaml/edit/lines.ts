import { lineEndOf, lineStartOf } from '../parse/scan/chars';

/** Whether nothing but blanks stands before `offset` on its line. */
export function firstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStartOf(text, offset), offset));
}

/** Whether nothing but blanks, or a comment, stands after `offset` on its line. */
export function lastOnLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:$|(?:(?<=[ \t])|^)#)/.test(text.slice(offset, lineEndOf(text, offset)));
}
