import { lineStartOf, skipBlanks } from '../parse/scan/chars';

/**
 * The start of the block of comment lines directly above a line, or of the line itself if there are none. An empty
 * line ends the block.
 */
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
