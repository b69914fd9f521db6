/** The text of a JSON object, which of the objects it is, and the line on which it begins, both from 1 on. */
export interface ObjectText {
  readonly item: number;
  readonly line: number;
  /** Undefined where the object is longer than {@link LONGEST}, or not closed. */
  readonly text: string | undefined;
}

/** Characters of one object: a benchmark that saves each request has megabytes. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The outermost objects of a JSON text, of a list of objects, or of lines of objects, one after the other and read piece by
 * piece. Keeps no more than the object that it is in.
 */
export async function* jsonObjects(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<ObjectText> {
  let [depth, line, begin, item] = [0, 1, 1, 0];
  let [inString, escaped] = [false, false];
  let kept = '';
  for await (const piece of pieces) {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (character === '\n') line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (character === '\\') escaped = true;
        else if (character === '"') inString = false;
      } else if (character === '"') inString = depth > 0;
      else if (character === '{' && depth++ === 0) [from, begin, item] = [at, line, item + 1];
      else if (character === '}' && depth > 0 && --depth === 0) {
        const text = kept + piece.slice(from, at + 1);
        yield { item, line: begin, text: text.length > LONGEST ? undefined : text };
        kept = '';
      }
    }
    if (depth > 0 && kept.length <= LONGEST) kept += piece.slice(from);
  }
  if (depth > 0) yield { item, line: begin, text: undefined };
}

/** Strings as they are; NaN and infinities, which Python writes, as strings that no number can be read from. */
const NOT_JSON = /("(?:[^"\\]|\\.)*")|-?\b(NaN|Infinity)\b/g;

/** Parses an object; undefined where it is not JSON. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  for (const candidate of [text, text.replace(NOT_JSON, (_, string, word) => string ?? `"${word}"`)])
    try {
      return JSON.parse(candidate) as Readonly<Record<string, unknown>>;
    } catch {
      // Tried again as Python writes it.
    }
  return undefined;
}
