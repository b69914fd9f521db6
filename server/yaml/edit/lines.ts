import { lineStartOf } from '../parse/comments';

/** The end of the line that holds `offset`, before its line break. */
export function lineEndOf(text: string, offset: number): number {
  const found = /[\r\n]|$/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? text.length;
}

/** The start of the line after the one that holds `offset`; the end of the text on the last line. */
export function nextLineOf(text: string, offset: number): number {
  const end = lineEndOf(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** Whether nothing but blanks stands before `offset` on its line. */
export function firstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStartOf(text, offset), offset));
}

/** Whether nothing but blanks, or a comment, stands after `offset` on its line. */
export function lastOnLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:$|(?:(?<=[ \t])|^)#)/.test(text.slice(offset, lineEndOf(text, offset)));
}
