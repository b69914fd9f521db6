import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { selectionRanges } from './selection';

/** The texts that are selected one after the other, from the innermost to the one before the document. */
function selections(text: string): readonly string[] {
  const { here, offset } = new MarkedFiles(`=== a.model.yaml\n${text}`);
  const found: string[] = [];
  for (let next: SelectionRange | undefined = selectionRanges(here, [offset])[0]; next; next = next.parent)
    found.push(here.text.slice(here.lines.offsetAt(next.range.start), here.lines.offsetAt(next.range.end)));
  expect(found.pop()).toBe(here.text);
  return found;
}

test('a quantity grows from its number to its entry and the maps around', () => {
  expect(selections('memory: { bandwidth: 3.‸35 TB/s, capacity: 80 GB }\n')).toEqual([
    '3.35',
    '3.35 TB/s',
    'bandwidth: 3.35 TB/s',
    ' bandwidth: 3.35 TB/s, capacity: 80 GB ',
    '{ bandwidth: 3.35 TB/s, capacity: 80 GB }',
    'memory: { bandwidth: 3.35 TB/s, capacity: 80 GB }',
  ]);
});

test('a quoted text grows past its quotes', () => {
  expect(selections('a: &x "one tw‸o"\nb: 1\n')).toEqual([
    'two',
    'one two',
    '"one two"',
    '&x "one two"',
    'a: &x "one two"',
    'a: &x "one two"\nb: 1',
  ]);
});

test('a path under sources grows from a key to the path', () => {
  expect(selections('sources: { memory.ban‸dwidth: x }\n').slice(0, 3)).toEqual([
    'bandwidth',
    'memory.bandwidth',
    'memory.bandwidth: x',
  ]);
});

test('an item of a list grows to the list', () => {
  expect(selections('layers:\n  - 1\n  - coun‸t: 2\n    ffn: moe\n')).toEqual([
    'count',
    'count: 2',
    'count: 2\n    ffn: moe',
    '1\n  - count: 2\n    ffn: moe',
    'layers:\n  - 1\n  - count: 2\n    ffn: moe',
  ]);
});

test('a comment is selected as a whole', () => {
  expect(selections('a: 1 # one tw‸o\nb: 2\n')).toEqual(['two', '# one two', 'a: 1 # one two\nb: 2']);
});

test('between entries it is the map', () => {
  expect(selections('a:\n  b: 1\n\n‸\n  c: 2\n')).toEqual(['b: 1\n\n\n  c: 2', 'a:\n  b: 1\n\n\n  c: 2']);
});
