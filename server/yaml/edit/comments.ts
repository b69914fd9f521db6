import { lineStartOf, skipBlanks } from '../parse/scan/chars';

/** The start of the comment lines right above a line; an empty line ends them. The line itself where it has none. */
export function commentsAbove(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const crlf = text.startsWith('\r\n', start - 2);
    const line = lineStartOf(text, start - (crlf ? 2 : 1));
    if (text.charAt(skipBlanks(text, line)) !== '#') break;
    start = line;
  }
  return start;
}
