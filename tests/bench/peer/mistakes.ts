import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A letter too many typed at the end of a key, and taken away again: both servers tell of a key that the schema does not have. */
export interface Mistake {
  readonly line: number;
  readonly made: TextDocumentContentChangeEvent;
  readonly fixed: TextDocumentContentChangeEvent;
}

/** Mistakes all over a model, in no order. */
export function mistakes(text: string, count: number): readonly Mistake[] {
  const places = text.split('\n').flatMap((content, line) => {
    const found = /(?:heads|count)(?=: \d)/.exec(content);
    return found === null ? [] : [{ line, character: found.index + found[0].length }];
  });
  return Array.from({ length: count }, (_, index) => {
    // A step of this size goes through all of them.
    const start = places[(index * 7919) % places.length] ?? { line: 0, character: 0 };
    const end = { ...start, character: start.character + 1 };
    return {
      line: start.line,
      made: { range: { start, end: start }, text: 'x' },
      fixed: { range: { start, end }, text: '' },
    };
  });
}
