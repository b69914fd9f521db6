import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { runs } from '../../tests/kit/runs';
import { OpenDocuments } from './open-documents';

const URI = 'file:///folder/a.model.yaml';

function opened(text: string): OpenDocuments {
  const documents = new OpenDocuments();
  documents.open(URI, 1, text);
  return documents;
}

const position = fc.record({
  line: fc.integer({ min: -1, max: 6 }),
  character: fc.integer({ min: -1, max: 9 }),
});
const words = fc.stringMatching(/^([a-c:]|🚀|\r\n|\n|\r){0,8}$/);
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.record({
  range: fc.record({ start: position, end: position }),
  text: words,
});

describe('open documents', () => {
  it('know the span that any changes of a message replaced', () => {
    fc.assert(
      fc.property(words, fc.array(change, { minLength: 1, maxLength: 5 }), (text, changes) => {
        const result = opened(text).change(URI, 2, changes);
        const span = result?.change;
        if (result === undefined || span === undefined) throw new Error('no span');
        expect(result.before).toBe(text);
        expect(span.fromA).toBe(span.fromB);
        const { fromA, toA, fromB, toB } = span;
        const replaced = text.slice(0, fromA) + result.text.slice(fromB, toB) + text.slice(toA);
        expect(replaced).toBe(result.text);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('know that a whole text has no span', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const result = opened('name: a').change(URI, 2, [{ range, text: 'x' }, { text: 'name: b' }]);
    expect(result).toEqual({ uri: URI, before: 'name: a', text: 'name: b', change: undefined });
  });

  it('find a document by any spelling of its uri', () => {
    const documents = new OpenDocuments();
    documents.open('file:///c%3A/a%20b/x.model.yaml', 1, 'name: a');
    expect(documents.change('file:///C:/a b/x.model.yaml', 2, [{ text: 'name: b' }])?.text).toBe('name: b');
    expect(documents.close('file:///c:/a%20b/x.model.yaml')).toBe('file:///c%3A/a%20b/x.model.yaml');
    expect([...documents.keys()]).toEqual([]);
  });

  it('know nothing of a document that is not open', () => {
    expect(new OpenDocuments().change(URI, 2, [{ text: 'name: a' }])).toBeUndefined();
  });
});
