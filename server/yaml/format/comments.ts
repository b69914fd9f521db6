import type { Edit } from '../edit';
import { firstFrom } from './first-from';
import type { Token } from './tokens';

/** The offset of a line's comment; undefined if it has none. */
export function commentStart(
  text: string,
  from: number,
  to: number,
  inside: (offset: number) => boolean,
): number | undefined {
  for (let at = text.indexOf('#', from); at >= 0 && at < to; at = text.indexOf('#', at + 1))
    if (!inside(at) && (at === from || /[ \t]/.test(text.charAt(at - 1)))) return at;
  return undefined;
}

/** Inserts a blank after the `#` of a comment, except in rules (`####`), shebangs and the like. */
export function commentEdits(text: string, at: number): readonly Edit[] {
  return /^#[\p{L}\p{N}`"'(&*<[{@]/u.test(text.slice(at, at + 3))
    ? [{ from: at + 1, to: at + 1, insert: ' ' }]
    : [];
}

/** A predicate: whether an offset is inside one of the tokens, which are in document order. */
export function insideOf(tokens: readonly Token[]): (offset: number) => boolean {
  return (offset) => {
    const token = tokens[firstFrom(tokens, ({ from }) => from > offset) - 1];
    return token !== undefined && offset < token.to;
  };
}
