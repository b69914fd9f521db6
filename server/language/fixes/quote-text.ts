import { lineEndOf } from '../../yaml/edit';
import { pathAt } from '../../yaml/parse';
import { type Fix, proposal } from './fix';

/** The text of a value up to the end of its line, without a comment. */
function restOfLine(text: string, from: number): string {
  const line = text.slice(from, lineEndOf(text, from));
  return line.replace(/\s+#.*$/, '').trimEnd();
}

/** Text that YAML would read as something else gets quotes. */
export const quoteText: Fix = {
  codes: ['yaml-special-character', 'yaml-unknown-alias', 'yaml-nested-key'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const { text, parsed } = file;
    const found = pathAt(parsed, finding.from);
    const value = found.part === 'value' ? found.range : undefined;
    const nested = finding.code === 'yaml-nested-key';
    const from = nested ? value?.from : finding.from;
    if (from === undefined || from > finding.from) return [];
    const written = nested ? restOfLine(text, from) : text.slice(finding.from, finding.to);
    if (written === '' || /["'\r\n{}[\]]/.test(written)) return [];
    return proposal(context, `Put \`${written}\` in quotes`, [
      { from, to: from + written.length, insert: `'${written}'` },
    ]);
  },
};
