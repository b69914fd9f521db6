import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

const csvOf = (...cells: (string | number | null)[]): string =>
  toCsv([{ caption: '', columns: ['a'], rows: [{ cells }] }])
    .split('\r\n')
    .slice(1)
    .join('\r\n');

describe('a cell', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['@SUM(1)', "'@SUM(1)"],
    ['+1+1', "'+1+1"],
    ['-a', "'-a"],
    ['\t=1', "'\t=1"],
    ['-5', '-5'],
    ['+1e3', '+1e3'],
    ['a=b', 'a=b'],
    ['a "b", c', '"a ""b"", c"'],
    ['a\rb', '"a\rb"'],
    ['=1,2', '"\'=1,2"'],
  ])('that holds %j is text', (cell, written) => expect(csvOf(cell)).toBe(written));

  it('that is a number stays one', () => expect(csvOf(-5, null, 0.1)).toBe('-5,,0.1'));
});
