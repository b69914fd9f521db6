import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duplicateKeys, type ParsedYaml, parseYaml, pathAt, toValue } from '../../server/yaml/parse';
import { runs } from '../kit/runs';

const SPEC = `name: Step-3
hidden: 7168   # comment
precision: { weights: fp8, kv: fp8 }
attention:
  mfa: &m { type: mfa, heads: 64, kv_heads: 1 }
  "q": 'x'
  text: |
    foo
    bar
layers:
  - { count: 4, attention: mfa, ffn: dense }
  - count: 5
    <<: *m
  - [a, b,
     c]
`;

const LONG_SPEC =
  SPEC +
  Array.from({ length: 60 }, (_, index) => `  - { count: ${index}, attention: mfa, ffn: dense }\n`).join('');

const fragment = fc.constantFrom(
  ...[
    '',
    'a',
    'name',
    'key: ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    ':',
    ': ',
    '"',
    "'",
  ],
  ...[
    '#',
    ' # c',
    '&x ',
    '*x',
    '<<: *x',
    '|\n',
    '>-\n',
    '\t',
    '\r\n',
    '\r',
    '---\n',
    '...\n',
    '? ',
    '!t ',
    '!!str ',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> x\n',
    '1.5',
    '80 GB',
    'é😀',
    '\0',
    '\ufffd',
    '`',
    '@',
    '%',
    '\\',
    '\\x',
  ],
  ...[
    'foo\n',
    'mfa: { type: mfa, heads: 64 }\n',
    '  - { count: 4, attention: mfa }\n',
    '  x: 1\n',
    'layers:\n',
    '- - ',
  ],
);
const soup = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));
const start = fc.oneof(soup, fc.constant(SPEC), fc.constant(LONG_SPEC));
const edit = fc.record({
  at: fc.nat({ max: 10_000 }),
  remove: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 30 })),
  insert: fc.array(fragment, { maxLength: 2 }).map((parts) => parts.join('')),
});

function apply(
  parsed: ParsedYaml,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): ParsedYaml {
  const { text } = parsed;
  const from = at % (text.length + 1);
  const to = Math.min(from + remove, text.length);
  const change = { fromA: from, toA: to, fromB: from, toB: from + insert.length };
  return parseYaml(text.slice(0, from) + insert + text.slice(to), parsed, [change]);
}

it('parsing edit by edit gives what parsing afresh gives', () => {
  fc.assert(
    fc.property(start, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      let parsed = parseYaml(text);
      for (const step of edits) {
        parsed = apply(parsed, step);
        const fresh = parseYaml(parsed.text);
        expect(parsed.problems).toEqual(fresh.problems);
        expect(parsed.rootOffset).toBe(fresh.rootOffset);
        expect(parsed.root).toEqual(fresh.root);
        expect(toValue(parsed)).toEqual(toValue(fresh));
      }
    }),
    { numRuns: runs(200) },
  );
}, 60_000);

it('every problem stays within one line of the text', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const parsed = parseYaml(text);
      for (const { from, to, message } of [...parsed.problems, ...toValue(parsed).problems]) {
        expect(from >= 0 && from <= to && to <= text.length).toBe(true);
        expect(text.slice(from, to)).not.toMatch(/[\r\n]/);
        expect(message).not.toMatch(/[\r\n]/);
      }
    }),
    { numRuns: runs(1_000) },
  );
});

it('nothing throws, whatever the text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 200 }),
    soup,
  );
  fc.assert(
    fc.property(anything, fc.nat({ max: 300 }), (text, offset) => {
      const parsed = parseYaml(text);
      toValue(parsed);
      duplicateKeys(parsed);
      pathAt(parsed, offset % (text.length + 1));
    }),
    { numRuns: runs(1_000) },
  );
});

it('nothing throws on bytes that are no text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      toValue(parseYaml(new TextDecoder().decode(bytes)));
    }),
  );
});
