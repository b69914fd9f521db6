import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Steps } from './steps';

// The language is loaded once its steps are counted.
const steps = await Steps.start();
const { checkFile, Workspace } = await import('../../server/language');
const { formatEdits } = await import('../../server/yaml/format/format');
const { readDocument } = await import('../../server/yaml/parse');

/** Pieces of YAML, and of what is not quite YAML. */
const piece = fc.constantFrom(
  ...[
    'a',
    '1',
    ' ',
    '  ',
    '\n',
    '\r\n',
    ': ',
    ':',
    ', ',
    '- ',
    '-',
    '? ',
    '# c',
    '#',
    '*a',
    '&a ',
    '!a ',
    '!!a ',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\q',
    '|\n',
    '>+\n',
    '<<: ',
    '%',
    '@',
    '`',
    '\t',
    '---\n',
    '...\n',
    'é',
    '🚀',
  ],
  ...['a: 1\n', '  b: 2\n', '- c\n', '{ a: 1 }', '[1, 2]', '"x"', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n'],
);

const shape = fc.record({
  head: fc.constantFrom('', 'name: A\n', 'x: ', 'x: [', 'x: { ', 'x:\n', 'attention:\n  a: ', 'layers:\n'),
  part: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  tail: fc.constantFrom('', '\n', ']\n', '}\n', '"\n', 'a: 1\n'),
});

const [SMALL, LARGE] = [3_000, 12_000];
/** The most steps of a text of that size that may grow faster, about a quarter of a second; and how much faster than the text others may. */
const FIXED = 60_000_000;
const SLACK = 2;

async function work(text: string): Promise<void> {
  const workspace = new Workspace();
  const state = workspace.update('file:///a.model.yaml', text);
  if (state.ok) checkFile(state.file, workspace);
  formatEdits(readDocument(text), { tabSize: 2 });
}

it('takes no more than linear work for a part that is repeated', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async ({ head, part, tail }) => {
      const textOf = (size: number): string => head + part.repeat(Math.ceil(size / part.length)) + tail;
      const small = await steps.of(() => work(textOf(SMALL)));
      const large = await steps.of(() => work(textOf(LARGE)));
      if (large > FIXED) expect(large).toBeLessThan(((SLACK * LARGE) / SMALL) * small);
    }),
    process.env.FUZZ_SEED === undefined ? { numRuns: 30, seed: 7 } : { numRuns: 300 },
  );
});
