import { applyEdits, type Edit } from '../edit';
import type { YamlDocument } from '../parse';
import { parseYaml } from '../parse';
import { gapEdits } from './gaps';
import { lineEdits } from './line-edits';
import { sameTree } from './same-tree';

/** Formatting options, as LSP names them. */
export interface FormatOptions {
  /** Columns per level of nesting. */
  readonly tabSize: number;
}

/** The lines to format, both ends included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

function inLines({ lines }: YamlDocument, edit: Edit, { first, last }: LineSpan): boolean {
  return lines.lineOf(edit.from) >= first && lines.lineOf(edit.to) <= last + (edit.insert === '' ? 1 : 0);
}

/**
 * The edits that give a file a uniform layout: the same indentation at each level, one space after colons and
 * commas and inside braces, no trailing blanks, at most one empty line in a row, and one line break at the end.
 * Comments, quoted text and block scalars stay unchanged. No edits for a file that is not valid YAML, or whose
 * data the edits would change.
 */
export function formatEdits(
  document: YamlDocument,
  { tabSize }: FormatOptions,
  span?: LineSpan,
): readonly Edit[] {
  const { parsed, lines, problems } = document;
  if (problems.length > 0 || parsed.root === undefined) return [];
  const all = [...gapEdits(parsed), ...lineEdits(parsed, lines, tabSize)];
  const edits = span === undefined ? all : all.filter((edit) => inLines(document, edit, span));
  if (edits.length === 0) return edits;
  const after = parseYaml(applyEdits(parsed.text, edits));
  return after.problems.length === 0 && sameTree(parsed.root, after.root) ? edits : [];
}
