import { expect, test } from 'vitest';
import { readDocument } from '../parse';
import { foldsOf } from './folding';

/** The lines of a text, each with a mark for the folds that it is in: `┌` begins one, `│` goes on, `#` is of a comment. */
function folded(text: string): string {
  const folds = foldsOf(readDocument(text));
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line, index) => {
      const marks = folds.map(({ startLine, endLine, kind }) =>
        index === startLine
          ? '┌'
          : index > startLine && index <= endLine
            ? kind === 'comment'
              ? '#'
              : '│'
            : '',
      );
      return `${marks.join('').padEnd(3)} ${line}`;
    })
    .join('\n');
}

test('keys and items that take several lines fold, comments too', () => {
  expect(
    folded(`# a model
# of ours
name: Step-3 # short
attention:
  mfa:
    type: mfa
    # last
  two: { type: mla,
    heads: 3 }
ffn: {
  moe: { width: 1 },
}

layers:
  - count: 1
    of:
      - count: 1
  -
    count: 2
# alone
note: |
  # no comment
  # at all
`),
  ).toBe(`┌   # a model
#   # of ours
    name: Step-3 # short
┌   attention:
│┌    mfa:
││      type: mfa
│       # last
│┌    two: { type: mla,
││      heads: 3 }
┌   ffn: {
│     moe: { width: 1 },
    }
    
┌   layers:
│┌    - count: 1
││┌     of:
│││       - count: 1
│     -
│       count: 2
    # alone
┌   note: |
│     # no comment
│     # at all`);
});

test('broken text folds where it can be made out', () => {
  expect(folded('attention:\n  mfa: {\n    type: mfa\n')).toBe(
    `┌   attention:\n│┌    mfa: {\n││      type: mfa`,
  );
});

test('lines may end in any way', () => {
  expect(folded('a:\r\n  b: 1\r\n')).toBe('┌   a:\n│     b: 1');
});
