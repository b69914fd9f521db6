import { oneLine } from '../../core/text/escapes';

/** Escapes text for Markdown and HTML: names come from files of unknown authors. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}

/**
 * Extra spacing between columns: editors set them tight and trim cells, so these are non-breaking spaces after a
 * zero-width one, which is not trimmed.
 */
const GAP = '\u200b\u00a0\u00a0\u00a0';

/** A table; the first column is left-aligned, the others right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(` | ${GAP}`)} |`;
  const rule = `| ${head.map((_, index) => (index === 0 ? ':--' : '--:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Text as it is, in a block that nothing in it can end. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** A title that an editor puts icons into, such as a code lens: `$(name)` stays text. */
export function titled(text: string): string {
  return oneLine(text).replaceAll('$(', '$\u200b(');
}

/** Paragraphs, without the empty ones. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
