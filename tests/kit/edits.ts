import type { TextEdit } from 'vscode-languageserver-types';
import { LineIndex } from '../../server/yaml/parse';

/** A text after the edits of an editor, all of which speak of the text before. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = LineIndex.of(text);
  return edits
    .map(({ range, newText }, index) => ({
      from: lines.offsetAt(range.start),
      to: lines.offsetAt(range.end),
      newText,
      index,
    }))
    .sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index)
    .reduce((after, { from, to, newText }) => after.slice(0, from) + newText + after.slice(to), text);
}
