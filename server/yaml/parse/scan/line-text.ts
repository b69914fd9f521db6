import { COLON, DASH, HASH, isBlank, isBreak, isSeparator } from './chars';

/** The end of a line's content, before trailing blanks and a comment. */
export function contentEnd(text: string, pos: number): number {
  let end = pos;
  for (let scan = pos; ; scan++) {
    const code = text.charCodeAt(scan);
    if (isBreak(code)) return end;
    if (code === HASH && scan > pos && isBlank(text.charCodeAt(scan - 1))) return end;
    if (!isBlank(code)) end = scan + 1;
  }
}

/** The first colon from `pos` on that ends an unquoted key; undefined if the line has none. */
export function plainColon(text: string, pos: number): number | undefined {
  for (let scan = pos; ; scan++) {
    const code = text.charCodeAt(scan);
    if (isBreak(code)) return undefined;
    if (code === HASH && scan > pos && isBlank(text.charCodeAt(scan - 1))) return undefined;
    if (code === COLON && isSeparator(text.charCodeAt(scan + 1))) return scan;
  }
}

/** The end of the anchor, alias or tag at `pos`. */
export function wordEnd(text: string, pos: number): number {
  let end = pos + 1;
  while (!isSeparator(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a sequence item begins at `pos`. */
export function isDash(text: string, pos: number): boolean {
  return text.charCodeAt(pos) === DASH && isSeparator(text.charCodeAt(pos + 1));
}

/** Whether the character at `pos` is a colon that ends a key. */
export function isKeyColon(text: string, pos: number): boolean {
  return text.charCodeAt(pos) === COLON && isSeparator(text.charCodeAt(pos + 1));
}
