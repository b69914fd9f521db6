import * as fc from 'fast-check';
import { stringify } from 'yaml';

const scalar = fc.constantFrom<unknown>(
  1,
  'word',
  'two words',
  'a: b',
  '# c',
  'one\ntwo\n',
  '',
  null,
  true,
  '3.35 TB/s',
);

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 5, depthSize: 'max' },
    scalar,
    fc.array(tie('data'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b c', 'd', '"e"'), tie('data'), { maxKeys: 3 }),
  ),
}));

/** YAML in any style of writing: nested maps and lists, as blocks of any indentation or in brackets over several lines. */
export const yamlText = fc
  .record({ data, indent: fc.integer({ min: 1, max: 6 }), indentSeq: fc.boolean(), flow: fc.boolean() })
  .map(({ data: nested, indent, indentSeq, flow }) =>
    stringify(
      { data: nested, last: 1 },
      { indent, indentSeq, lineWidth: flow ? 30 : 0, collectionStyle: flow ? 'flow' : 'any' },
    ),
  );
