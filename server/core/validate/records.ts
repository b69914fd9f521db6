/** A record of comma-separated values and the line on which it begins, from 1 on. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads comma-separated values piece by piece, as RFC 4180 has them: fields in double quotes may hold commas, line breaks and
 * doubled quotes. Keeps no more than the record that it is in. Blanks around a plain field do not count; empty lines and lines
 * that begin with `#` are left out.
 */
export async function* records(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvRecord> {
  const reader = new Reader();
  for await (const piece of pieces) yield* reader.read(piece);
  yield* reader.end();
}

/** Where a reader is: in a plain field, inside quotes, or behind a quote that may be doubled. */
type State = 'plain' | 'quoted' | 'quote';

class Reader {
  private state: State = 'plain';
  private field = '';
  private wasQuoted = false;
  private fields: string[] = [];
  private line = 1;
  private begin = 1;
  private afterReturn = false;

  *read(piece: string): Generator<CsvRecord> {
    for (const character of piece) {
      // CR LF is one line break.
      if (this.afterReturn && character === '\n') {
        this.afterReturn = false;
        continue;
      }
      this.afterReturn = false;
      const record = this.take(character === '\uFEFF' && this.line === 1 ? '' : character);
      if (record !== undefined) yield record;
    }
  }

  *end(): Generator<CsvRecord> {
    const record = this.finish();
    if (record !== undefined) yield record;
  }

  private take(character: string): CsvRecord | undefined {
    const breaks = character === '\n' || character === '\r';
    this.afterReturn = character === '\r';
    if (this.state === 'quoted') {
      if (character === '"') this.state = 'quote';
      else {
        this.field += breaks ? '\n' : character;
        if (breaks) this.line++;
      }
      return undefined;
    }
    if (this.state === 'quote' && character === '"') {
      this.field += '"';
      this.state = 'quoted';
      return undefined;
    }
    this.state = 'plain';
    if (breaks) {
      const record = this.finish();
      this.line++;
      this.begin = this.line;
      return record;
    }
    if (character === ',') this.close();
    else if (character === '"' && this.field.trim() === '') {
      this.field = '';
      this.wasQuoted = true;
      this.state = 'quoted';
    } else this.field += character;
    return undefined;
  }

  private close(): void {
    this.fields.push(this.wasQuoted ? this.field : this.field.trim());
    this.field = '';
    this.wasQuoted = false;
  }

  private finish(): CsvRecord | undefined {
    this.close();
    const fields = this.fields;
    this.fields = [];
    const empty = fields.length === 1 && fields[0] === '';
    return empty || fields[0]?.startsWith('#') === true ? undefined : { line: this.begin, fields };
  }
}
