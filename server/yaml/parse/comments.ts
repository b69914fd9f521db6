import { locate } from './locate';
import type { ParsedYaml } from './parse';
import { isBlank, isBreak, lineEnd, skipBlanks } from './scan/chars';
import type { Range, YamlPath } from './types';

export interface Comment extends Range {
  /** Without the `#` and the blanks around. */
  readonly text: string;
}

function commentAt(text: string, hash: number): Comment {
  const to = lineEnd(text, hash);
  return { from: hash, to, text: text.slice(hash + 1, to).trim() };
}

/** The end of what an entry has on its first line: its value where that fits, otherwise the colon after its key. */
function firstLineEnd(parsed: ParsedYaml, path: YamlPath): number | undefined {
  const found = locate(parsed, path);
  if (!found) return undefined;
  const { node, value, key, entry } = found;
  const block = (node?.kind === 'map' || node?.kind === 'seq') && !node.flow;
  const scalarBlock = node?.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (scalarBlock && value) return value.from + 1;
  if (value && !block) return value.to;
  if (key) {
    const colon = parsed.text.indexOf(':', key.to);
    return colon < 0 ? key.to : colon + 1;
  }
  return entry && entry.from + 1;
}

/** The comment after an entry on the same line; below the value where a value takes several lines. */
export function commentAfter(parsed: ParsedYaml, path: YamlPath): Comment | undefined {
  const { text } = parsed;
  const start = firstLineEnd(parsed, path);
  if (start === undefined) return undefined;
  let depth = 0;
  for (let pos = start; !isBreak(text.charCodeAt(pos)); pos++) {
    const character = text.charAt(pos);
    if (character === '#' && isBlank(text.charCodeAt(pos - 1)) && depth === 0) return commentAt(text, pos);
    if (character === '"' || character === "'") depth ^= 1;
  }
  return undefined;
}

/** The comment lines right above an entry, from the top; an empty line ends them. */
export function commentsBefore(parsed: ParsedYaml, path: YamlPath): readonly Comment[] {
  const { text } = parsed;
  const start = locate(parsed, path)?.entry?.from;
  const comments: Comment[] = [];
  if (start === undefined) return comments;
  let end = lineStartOf(text, start);
  while (end > 0) {
    const breakAt = text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13 ? end - 2 : end - 1;
    const from = lineStartOf(text, breakAt);
    const hash = skipBlanks(text, from);
    if (text.charAt(hash) !== '#') break;
    comments.unshift(commentAt(text, hash));
    end = from;
  }
  return comments;
}

/** The start of the line that holds `offset`. */
export function lineStartOf(text: string, offset: number): number {
  let pos = offset;
  while (pos > 0 && !isBreak(text.charCodeAt(pos - 1))) pos--;
  return pos;
}
