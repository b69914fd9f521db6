/** Text that must not be read as Markdown or HTML: names come from files that anybody may have written. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}

/**
 * Editors set columns hard against each other, and trim a cell: spaces that do not break, behind one of no width that is
 * not trimmed.
 */
const GAP = '\u200b\u00a0\u00a0\u00a0';

/** A table; the first column is left-aligned, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(` | ${GAP}`)} |`;
  const rule = `| ${head.map((_, index) => (index === 0 ? ':--' : '--:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Paragraphs, without the empty ones. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
