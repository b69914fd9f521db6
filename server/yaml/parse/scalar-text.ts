const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const LINE_BREAK = /\r\n?|\n/;

/** Folds the lines of a flow scalar: one line break becomes a space, each further one stays a line break. */
function foldLines(text: string): string {
  if (!LINE_BREAK.test(text)) return text;
  const lines = text.split(/\r\n?|\n/);
  let folded = (lines[0] ?? '').replace(/[ \t]+$/, '');
  let breaks = 0;
  lines.slice(1).forEach((line, index) => {
    breaks++;
    const last = index === lines.length - 2;
    const words = last ? line.replace(/^[ \t]+/, '') : line.replace(/^[ \t]+|[ \t]+$/g, '');
    if (words === '' && !last) return;
    folded += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    folded += words;
    breaks = 0;
  });
  return folded;
}

/** The text of an unquoted scalar. */
export function plainText(source: string): string {
  return foldLines(source);
}

/** The text of a single-quoted scalar; the closing quote may be missing. */
export function singleQuotedText(source: string): string {
  let end = 1;
  while (end < source.length && (source[end] !== "'" || source[end + 1] === "'"))
    end += source[end] === "'" ? 2 : 1;
  const closed = end < source.length;
  return foldLines(source.slice(1, closed ? -1 : undefined)).replaceAll("''", "'");
}

function escapedCharacter(sequence: string): string {
  const letter = sequence.charAt(1);
  if (sequence.length > 2 && letter !== '\r') {
    const code = Number.parseInt(sequence.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : sequence;
  }
  if (letter === '\n' || letter === '\r') return '';
  return ESCAPES[letter] ?? letter;
}

const DOUBLE_QUOTED_PART =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n[ \t]*|[\s\S])|[ \t]*(?:(?:\r\n?|\n)[ \t]*)+/g;

/** The text of a double-quoted scalar; the closing quote may be missing. */
export function doubleQuotedText(source: string): string {
  let end = 1;
  while (end < source.length && source[end] !== '"') end += source[end] === '\\' ? 2 : 1;
  const closed = end < source.length;
  const inner = source.slice(1, closed ? -1 : undefined);
  if (!inner.includes('\\') && !LINE_BREAK.test(inner)) return inner;
  let afterEscapedBreak = false;
  let result = '';
  let from = 0;
  for (const part of inner.matchAll(DOUBLE_QUOTED_PART)) {
    if (part.index > from) afterEscapedBreak = false;
    result += inner.slice(from, part.index);
    from = part.index + part[0].length;
    if (part[0].startsWith('\\')) {
      const escapedBreak = /^\\[\r\n]/.test(part[0]);
      if (escapedBreak) {
        from = part.index + part[0].length + (/^[ \t]*/.exec(inner.slice(from))?.[0].length ?? 0);
      } else result += escapedCharacter(part[0]);
      afterEscapedBreak = escapedBreak;
    } else {
      const breaks = part[0].match(/\r\n?|\n/g)?.length ?? 0;
      if (afterEscapedBreak) result += '\n'.repeat(breaks);
      else result += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
      afterEscapedBreak = false;
    }
  }
  return result + inner.slice(from);
}
