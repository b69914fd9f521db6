import { Tree, TreeFragment } from '@lezer/common';
import { describe, expect, it } from 'vitest';
import { parser } from './yaml-parser';

function objectsOf(tree: Tree): ReadonlySet<unknown> {
  const objects = new Set<unknown>();
  const visit = (object: unknown): void => {
    objects.add(object);
    if (object instanceof Tree) object.children.forEach(visit);
  };
  visit(tree);
  return objects;
}

/** Which share of a text's tree is of the tree before a digit was typed after a text that stands there. */
function reusedAfterTyping(text: string, after: string): number {
  const at = text.indexOf(after) + after.length;
  const typed = `${text.slice(0, at)}9${text.slice(at)}`;
  const before = parser.parse(text);
  const change = { fromA: at, toA: at, fromB: at, toB: at + 1 };
  const edited = parser.parse(typed, TreeFragment.applyChanges(TreeFragment.addTree(before), [change]));
  expect(edited.toString()).toBe(parser.parse(typed).toString());
  const known = objectsOf(before);
  const objects = [...objectsOf(edited)];
  return objects.filter((object) => known.has(object)).length / objects.length;
}

const list = (item: (index: number) => string): string =>
  `hidden: 7168\nlayers:\n${Array.from({ length: 2_000 }, (_, index) => item(index)).join('')}`;

describe('an edit leaves the rest of the tree alone', () => {
  it.each([
    ['a list of maps in lines of their own', list((index) => `  - count: ${index}\n    ffn: dense\n`)],
    ['a list of maps in braces', list((index) => `  - { count: ${index}, ffn: dense }\n`)],
    ['a map of maps', list((index) => `  design_${index}:\n    type: gqa\n    heads: ${index}\n`)],
  ])('where the text ends with %s', (_, text) => {
    expect(reusedAfterTyping(text, 'hidden: 7168')).toBeGreaterThan(0.9);
    expect(reusedAfterTyping(text, ': 1000')).toBeGreaterThan(0.8);
  });
});
