import { lineEndOf } from '../../../yaml/edit';
import { pathAt, type Range } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** A fix that quotes a value that YAML would read as another type. */
export function quoteText(file: SourceFile, { from, to }: Range): readonly Proposal[] {
  const written = file.text.slice(from, to);
  if (written === '' || /["'\r\n{}[\]]/.test(written)) return [];
  return proposal(file, `Put \`${written}\` in quotes`, [
    { from, to: from + written.length, insert: `'${written}'` },
  ]);
}

/** A fix that quotes the value at a range, with the rest of its line except a comment. */
export function quoteLine(file: SourceFile, { from: at }: Range): readonly Proposal[] {
  const { part, range } = pathAt(file.parsed, at);
  if (part !== 'value' || range.from > at) return [];
  const { from } = range;
  const line = file.text.slice(from, lineEndOf(file.text, from));
  return quoteText(file, { from, to: from + line.replace(/\s+#.*$/, '').trimEnd().length });
}
