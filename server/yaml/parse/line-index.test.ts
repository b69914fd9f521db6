import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from './line-index';

describe('LineIndex', () => {
  const text = 'ab\r\n😀c\rd\n';
  it('counts lines ended by LF, CRLF and CR', () => {
    const lines = LineIndex.of(text);
    expect(lines.lineCount).toBe(4);
    expect(lines.positionAt(text.indexOf('c'))).toEqual({ line: 1, character: 2 });
    expect(lines.positionAt(text.indexOf('d'))).toEqual({ line: 2, character: 0 });
    expect(lines.positionAt(text.length)).toEqual({ line: 3, character: 0 });
  });
  it('keeps positions out of line breaks and inside the text', () => {
    const lines = LineIndex.of(text);
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(lines.offsetAt({ line: 99, character: 0 })).toBe(text.length);
    expect(lines.positionAt(3)).toEqual({ line: 0, character: 2 });
    expect(lines.positionAt(-1)).toEqual({ line: 0, character: 0 });
  });
  it('updated by an edit equals a new one', () => {
    const piece = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(piece, piece, piece, piece, (before, removed, after, added) => {
        const next = before + added + after;
        const [fromA, toA] = [before.length, before.length + removed.length];
        const change = { fromA, toA, fromB: fromA, toB: fromA + added.length };
        const updated = LineIndex.of(before + removed + after).update(next, change);
        const fresh = LineIndex.of(next);
        expect(updated.lineCount).toBe(fresh.lineCount);
        for (let line = 0; line < fresh.lineCount; line++)
          expect(updated.lineStart(line)).toBe(fresh.lineStart(line));
      }),
    );
  });
});
