import { applyEdits, type Edit } from '../../../yaml/edit';
import { parseYaml } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { gapEdits } from './gaps';
import { lineEdits } from './line-edits';
import { sameTree } from './same-tree';

/** How a file is laid out. */
export interface FormatOptions {
  /** Columns of a level of nesting. */
  readonly tabSize: number;
}

/** The lines to format, both included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

function inLines(file: SourceFile, edit: Edit, { first, last }: LineSpan): boolean {
  return (
    file.lines.lineOf(edit.from) >= first && file.lines.lineOf(edit.to) <= last + (edit.insert === '' ? 1 : 0)
  );
}

/**
 * The edits that lay a file out as its grammar would have it: two columns a level, one space behind colons and commas
 * and inside braces, no blanks at the end of a line, no two empty lines in a row, one line break at the end. Comments,
 * quoted text and block scalars stay. A file that cannot be read as YAML is left alone, and so is one whose meaning the
 * edits would change.
 */
export function formatEdits(file: SourceFile, { tabSize }: FormatOptions, span?: LineSpan): readonly Edit[] {
  if (file.problems.length > 0 || file.parsed.root === undefined) return [];
  const all = [...gapEdits(file.parsed), ...lineEdits(file.parsed, file.lines, tabSize)];
  const edits = span === undefined ? all : all.filter((edit) => inLines(file, edit, span));
  if (edits.length === 0) return edits;
  const after = parseYaml(applyEdits(file.text, edits));
  return after.problems.length === 0 && sameTree(file.parsed.root, after.root) ? edits : [];
}
