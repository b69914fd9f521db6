import { describe, expect, it } from 'vitest';
import { applyEdits } from '../edit';
import { readDocument } from '../parse';
import { formatEdits } from './format';

function format(text: string, tabSize = 2): string {
  return applyEdits(text, formatEdits(readDocument(text), { tabSize }));
}

describe('formatting', () => {
  it.each([
    ['one space behind colons and none before', 'a  :   1\nb:    { c :  2 }\n', 'a: 1\nb: { c: 2 }\n'],
    [
      'spaces inside braces, none inside brackets',
      'a: {b: 1}\nc: [ 1 ,2,  3 ]\nd: {  }\ne: [ ]\n',
      'a: { b: 1 }\nc: [1, 2, 3]\nd: {}\ne: []\n',
    ],
    ['quoted keys', 'a: {"b":1,\'c\' : 2}\n', 'a: { "b": 1, \'c\': 2 }\n'],
    ['a comma at the end', 'a: {b: 1 , }\n', 'a: { b: 1, }\n'],
    ['two columns a level', 'a:\n    b:\n        c: 1\n    d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
    [
      'lists further in than their key',
      'a:\n- b: 1\n  c: 2\n-   d: 3\n    e: 4\n',
      'a:\n  - b: 1\n    c: 2\n  - d: 3\n    e: 4\n',
    ],
    ['lists in lists', 'a:\n-   -   1\n    -   2\n', 'a:\n  - - 1\n    - 2\n'],
    ['a map below its dash', 'a:\n  -\n     b: 1\n     c: 2\n', 'a:\n  -\n    b: 1\n    c: 2\n'],
    ['blanks at the end of lines', 'a: 1  \nb:  \n  c: 2 \n', 'a: 1\nb:\n  c: 2\n'],
    ['empty lines', '\n\na: 1\n\n\n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
    [
      'comments',
      '#one\n#: two\n## three\na: 1 #four\nb: "#five" #`six`\n',
      '# one\n#: two\n## three\na: 1 # four\nb: "#five" # `six`\n',
    ],
    [
      'comments that go with what they follow',
      'a:\n    # b\n    b: 1\n    # end of a\n# c\nc: 2\n',
      'a:\n  # b\n  b: 1\n  # end of a\n# c\nc: 2\n',
    ],
    [
      'brackets over several lines',
      'a: {\n b: 1,\n      c: [\n  1,\n   2 ],\n   # d\n d: 3\n   }\n',
      'a: {\n  b: 1,\n  c: [\n    1,\n    2],\n  # d\n  d: 3\n}\n',
    ],
    [
      'anchors, aliases and merge keys',
      'a:   &x   { b: 1 }\nc: {<<: *x ,d: 2}\ne:    *x\n',
      'a: &x   { b: 1 }\nc: { <<: *x, d: 2 }\ne: *x\n',
    ],
    ['a value on the line below its key', 'a:\n      long words\n', 'a:\n  long words\n'],
  ])('%s', (_, before, after) => {
    expect(format(before)).toBe(after);
    expect(format(after)).toBe(after);
    expect(format(before.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['quoted text', `a: "x  ,  {y:1}   #z"\nb: 'p  :  q'\n`],
    ['a block scalar and its empty lines', 'a: |\n  one  \n\n\n    two\nb: >+\n  three\n\n\nc: 1\n'],
    ['text over several lines', 'a: one\n   two\nb: "three\n    four"\n'],
    ['words with dashes and colons', 'a: x:y\nb: -1\nc: a - b\n'],
    ['a document that begins with ---', '---\na: 1\n'],
    ['comments alone', '#one\n\n\n#two'],
    ['nothing', ''],
  ])('leaves %s', (_, text) => {
    expect(format(text)).toBe(text);
  });

  it('ends the last line as the others', () => {
    expect(format('a: 1')).toBe('a: 1\n');
    expect(format('a: 1\r\nb: 2')).toBe('a: 1\r\nb: 2\r\n');
  });

  it('moves a block scalar along with its key', () => {
    expect(format('a:\n     b: |\n        one\n          two\n     c: 1\n')).toBe(
      'a:\n  b: |\n     one\n       two\n  c: 1\n',
    );
  });

  it('indents as the editor does', () => {
    expect(format('a:\n  b:\n    - c: 1\n      d: 2\n', 4)).toBe(
      'a:\n    b:\n        - c: 1\n          d: 2\n',
    );
  });

  it('leaves a file that is not YAML', () => {
    for (const text of [
      'a:   {b: 1\n',
      'a:   1\n\tb: 2\n',
      '<<<<<<< here\na:  1\n=======\na:  2\n>>>>>>> there\n',
      'a:   "x\n',
    ])
      expect(formatEdits(readDocument(text), { tabSize: 2 })).toEqual([]);
  });

  it('makes no edit larger than it must be', () => {
    expect(formatEdits(readDocument('a: 1\nb:  { c: 1 }\n'), { tabSize: 2 })).toEqual([
      { from: 7, to: 9, insert: ' ' },
    ]);
  });
});

describe('formatting some lines', () => {
  it('changes those alone', () => {
    const text = 'a:  1\nb:  2\nc:  3\n';
    const edits = formatEdits(readDocument(text), { tabSize: 2 }, { first: 1, last: 1 });
    expect(applyEdits(text, edits)).toBe('a:  1\nb: 2\nc:  3\n');
  });

  it('does nothing where that would change what the file says', () => {
    const text = 'a:\n    b: 1\n    c: 2\n';
    expect(formatEdits(readDocument(text), { tabSize: 2 }, { first: 1, last: 1 })).toEqual([]);
  });
});
