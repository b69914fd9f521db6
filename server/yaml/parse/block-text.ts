/** How a block scalar treats the line breaks at its end. */
type Chomping = 'clip' | 'strip' | 'keep';

function foldBlock(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let previousMore = false;
  let first = true;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const more = /^[ \t]/.test(line);
    if (first) text += '\n'.repeat(breaks);
    else if (more || previousMore) text += '\n'.repeat(breaks + 1);
    else text += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    text += line;
    breaks = 0;
    previousMore = more;
    first = false;
  }
  return text;
}

/**
 * The text of a block scalar (`|` or `>`; YAML 1.2.2, 8.1). `parentIndent` is the column of the enclosing
 * collection, from which an indentation indicator counts; -1 at the root.
 */
export function blockText(source: string, trailing: string, parentIndent: number): string {
  const headerEnd = /[\r\n]/.exec(source)?.index ?? source.length;
  const header = source.slice(0, headerEnd).replace(/\s.*$/, '');
  const digit = /[1-9]/.exec(header)?.[0];
  const chomping: Chomping = header.includes('-') ? 'strip' : header.includes('+') ? 'keep' : 'clip';
  const lines = (source.slice(headerEnd) + trailing).replace(/^(?:\r\n?|\n)/, '').split(/\r\n?|\n/);
  const firstFull = lines.find((line) => /[^ ]/.test(line));
  const indent = digit
    ? Math.max(parentIndent, 0) + Number(digit)
    : firstFull === undefined
      ? lines.reduce((deepest, line) => Math.max(deepest, line.length), 0)
      : firstFull.search(/[^ ]/);
  const contents = lines.map((line) => line.slice(Math.min(indent, line.search(/[^ ]|$/))));
  let end = contents.length;
  while (end > 0 && contents[end - 1] === '') end--;
  const body = contents.slice(0, end);
  const text = source.startsWith('>') ? foldBlock(body) : body.join('\n');
  // The end of the file counts as the break of the last line.
  const breaksAfter = Math.max(contents.length - end, 1);
  if (chomping === 'strip') return text;
  if (body.length === 0) return chomping === 'keep' ? '\n'.repeat(Math.max(0, contents.length - 1)) : '';
  return text + (chomping === 'keep' ? '\n'.repeat(breaksAfter) : '\n');
}
