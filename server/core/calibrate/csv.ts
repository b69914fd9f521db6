/** A record of a CSV text and the line on which it begins, counted from 1. */
interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The records of a text, or its error. */
export type CsvResult =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

const FIELD = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Parses comma-separated values (RFC 4180): fields in double quotes may contain commas, line breaks and doubled
 * quotes. Blanks around a field are ignored, as are empty lines and lines that begin with `#`.
 */
export function readCsv(text: string): CsvResult {
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const rest = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
    rest.lastIndex = at;
    const whole = rest.exec(text)?.[0] ?? '';
    if (/^\s*(?:#|$)/.test(whole)) {
      at += whole.length;
      line++;
      continue;
    }
    const fields: string[] = [];
    const begin = line;
    for (let end = ','; end === ','; ) {
      FIELD.lastIndex = at;
      const match = FIELD.exec(text);
      if (match === null)
        return {
          ok: false,
          line,
          message: 'expected a closing quote and then a comma or the end of the line',
        };
      const [all, quoted, plain = '', separator = ''] = match;
      fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
      at += all.length;
      line += quoted?.match(/\r\n|\n|\r/g)?.length ?? 0;
      end = separator;
    }
    line++;
    records.push({ line: begin, fields });
  }
  return { ok: true, records };
}
