/** Character codes and classes of YAML's own syntax. */
export const TAB = 9;
const LF = 10;
const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const DOUBLE = 34;
export const HASH = 35;
export const PERCENT = 37;
export const AMPERSAND = 38;
const SINGLE = 39;
export const ASTERISK = 42;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const AT = 64;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const BACKTICK = 96;
const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;

/** `charCodeAt` returns NaN past the end of the text, which counts as a break too. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR || Number.isNaN(code);
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isSeparator(code: number): boolean {
  return isBlank(code) || isBreak(code);
}

export function isOpener(code: number): boolean {
  return code === OPEN_BRACKET || code === OPEN_BRACE;
}

export function isCloser(code: number): boolean {
  return code === CLOSE_BRACKET || code === CLOSE_BRACE;
}

/** The characters that end a plain scalar inside a flow map or sequence. */
export function isFlowIndicator(code: number): boolean {
  return code === COMMA || isOpener(code) || isCloser(code);
}

export function isQuote(code: number): boolean {
  return code === SINGLE || code === DOUBLE;
}

export function skipBlanks(text: string, from: number): number {
  let pos = from;
  while (isBlank(text.charCodeAt(pos))) pos++;
  return pos;
}

export function skipSpaces(text: string, from: number): number {
  let pos = from;
  while (text.charCodeAt(pos) === SPACE) pos++;
  return pos;
}

/** The start of the line that holds `offset`. */
export function lineStartOf(text: string, offset: number): number {
  let pos = offset;
  while (pos > 0 && !isBreak(text.charCodeAt(pos - 1))) pos--;
  return pos;
}

/** The end of the line that holds `from`, before its line break. */
export function lineEndOf(text: string, from: number): number {
  let pos = from;
  while (!isBreak(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The smaller of `to` and the end of the line that holds `from`; looks no further than `to`. */
export function endOnLine(text: string, from: number, to: number): number {
  let pos = from;
  while (pos < to && !isBreak(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The start of the line after the line break at `end`; the end of the text if there is none. */
export function nextLine(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

/** The end of the span `from` to `to` without trailing spaces and tabs. */
export function trimEnd(text: string, from: number, to: number): number {
  let pos = to;
  while (pos > from && isBlank(text.charCodeAt(pos - 1))) pos--;
  return pos;
}

/** Whether `---` or `...` begins the line. */
export function isDocumentMarker(text: string, lineStart: number): boolean {
  const code = text.charCodeAt(lineStart);
  return (
    (code === DASH || code === DOT) &&
    text.charCodeAt(lineStart + 1) === code &&
    text.charCodeAt(lineStart + 2) === code &&
    isSeparator(text.charCodeAt(lineStart + 3))
  );
}
