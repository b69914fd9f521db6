/** A text that repeats a part; some kinds of work once grew with the square of how often. */
export interface WorstText {
  readonly name: string;
  readonly kind: 'model' | 'hardware' | 'deployment';
  readonly head: string;
  readonly part: string;
  readonly tail: string;
}

const text = (
  name: string,
  part: string,
  head = 'name: A\nx: ',
  tail = '\n',
  kind: WorstText['kind'] = 'model',
): WorstText => ({ name, kind, head, part, tail });

const lines = (name: string, part: string): WorstText => text(name, part, 'name: A\n', '');

/** Texts of which an answer took seconds, or that are near to one. */
export const WORST_TEXTS: readonly WorstText[] = [
  lines('comments in a row', '# c\n'),
  lines('indented comments', '   # c\n'),
  text('comments below a key', '  # c\n', 'name: A\nx:\n', '  y: 1\n'),
  text('aliases without an anchor', '*a, ', 'x: [', ']\n'),
  text('aliases inside their anchor', '*a, ', 'x: &a [', ']\n'),
  text('stars alone', '* ', 'x: [', ']\n'),
  text('merge keys of numbers', '{<<: 1}, ', 'x: [', ']\n'),
  text('unknown escapes', '"\\q", ', 'x: [', ']\n'),
  text('unknown escapes in one text', '\\q', 'x: "', '"\n'),
  text('missing commas and equal keys', 'a: 1 b: 2 ', 'x: { ', '}\n'),
  text('commas', ',', 'x: [', ']\n'),
  text('colons in brackets', ': ', 'x: [', ']\n'),
  text('closers', ']', 'x: [', '\n'),
  text('opened brackets', '[', 'x: ', '\n'),
  text('pairs of brackets', '[]', 'x: [', ']\n'),
  text('special characters', '@a, ', 'x: [', ']\n'),
  text('percents', '% ', 'x: [', ']\n'),
  text('dashes in brackets', '- ', 'x: [', ']\n'),
  text('tags', '!a ', 'x: [', ']\n'),
  text('anchors', '&a ', 'x: ', '1\n'),
  text('question marks', '? ', 'x: [', ']\n'),
  text('question marks of entries', '? a, ', 'x: [', ']\n'),
  text('question marks of a block', '? ', '', 'a\n'),
  text('tags of a block', '!a ', 'x: ', '1\n'),
  text('tags and anchors', '!a &b ', 'x: [', ']\n'),
  text('tags of entries', '!a b, ', 'x: [', ']\n'),
  text('question marks and tags', '? !a ', 'x: [', ']\n'),
  text('aliases of a block', '*a ', 'x: ', '1\n'),
  text('blanks inside a quantity', ' ', 'price: "1', 'x"\n', 'hardware'),
  text('blanks inside a range', ' ', 'efficiency: { compute: "0.8', '..0.9x" }\n', 'hardware'),
  text('digits', '1', 'price: "', 'x"\n', 'hardware'),
  text('quotes', '"a" ', 'x: ', '\n'),
  text('dashes', '- ', '', 'a\n'),
  lines('lists in lists', '- - - a\n'),
  lines('opened brackets on lines', 'a: [\n'),
  lines('opened quotes on lines', 'a: "\n'),
  lines('tabs', '\tx: 1\n'),
  lines('keys without a colon', 'a b\n'),
  lines('equal keys', 'x: 1\n'),
  lines('conflict markers', '<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n'),
  lines('block scalars', 'a: |\n  x\n'),
  lines('block scalars that keep line breaks', 'a: |+\n\n'),
  lines('texts over several lines', 'a: x\n  y\n'),
  lines('quoted texts over several lines', 'a: "x\n  y"\n'),
  lines('empty lines', '\n'),
  lines('document markers', '---\n'),
  lines('unknown keys', 'abc: 1\n'),
  text('nested flow maps', '{ a: { b: 1 } }, ', 'x: [\n', ']\n'),
  text('flow maps on lines', '  { a: 1,\n b: 2 },\n', 'x: [\n', ']\n'),
  text('designs', '  a: { type: gqa, heads: 7, kv_heads: 3, head_dim: 8 }\n', 'name: A\nattention:\n', ''),
  text('layers', '  - { count: 1, attention: a, ffn: b }\n', 'name: A\nlayers:\n', ''),
  text('operators of a formula', '+ (1', 'name: A\nattention: { a: { type: custom, flops: "1', '" } }\n'),
  text('powers', '^ 2 ', 'name: A\nattention: { a: { type: custom, flops: "2 ', '" } }\n'),
  text('kernels with sources', '  gqa: { compute: 2, source: "a" }\n', 'name: A\nkernels:\n', '', 'hardware'),
];

/** A text of about `size` characters. */
export function worstText({ head, part, tail }: WorstText, size: number): string {
  return `${head}${part.repeat(Math.max(1, Math.round(size / part.length)))}${tail}`;
}
