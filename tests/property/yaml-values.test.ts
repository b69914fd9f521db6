import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify, type ToStringOptions } from 'yaml';
import { locate, parseYaml, toValue } from '../../server/yaml/parse';
import { runs } from '../kit/runs';

const text = fc.oneof(
  fc.constantFrom(
    'no',
    '80 GB',
    '1,980 TFLOP/s',
    '$2.00/h',
    'a: b',
    '- x',
    '# c',
    'é😀',
    'e\u0301',
    '*.yaml',
    "it's",
    '',
  ),
  fc.constantFrom(
    'null',
    '0x10',
    '1e3',
    '.inf',
    '~',
    'true',
    '{a}',
    '[b',
    'two\nlines',
    'a\n\nb\n',
    ' lead',
    'trail ',
    '"q"',
  ),
  fc.string({ maxLength: 12 }),
);
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const { document } = fc.letrec((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('map'), tie('list')),
  map: fc.dictionary(text, tie('node'), { maxKeys: 5 }),
  list: fc.array(tie('node'), { maxLength: 5 }),
  document: fc.oneof(tie('map'), tie('list')),
}));

const style: fc.Arbitrary<ToStringOptions> = fc.record({
  collectionStyle: fc.constantFrom('any', 'flow'),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  indent: fc.constantFrom(2, 3, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 40, 80),
  flowCollectionPadding: fc.boolean(),
});

/** Compares as data: objects here have no prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item) => (typeof item === 'number' ? String(item) : item)) ?? 'null',
  );
}

it('values are those of the `yaml` package, whatever the style', () => {
  fc.assert(
    fc.property(document, style, (data, options) => {
      const written = stringify(data, options);
      const parsed = parseYaml(written);
      expect({ written, problems: parsed.problems }).toEqual({ written, problems: [] });
      expect(plain(toValue(parsed).value)).toEqual(plain(parse(written)));
    }),
    { numRuns: runs(1_000) },
  );
}, 60_000);

it('line ends do not change values', () => {
  fc.assert(
    fc.property(document, style, (data, options) => {
      const written = stringify(data, options);
      const value = plain(toValue(parseYaml(written)).value);
      expect(plain(toValue(parseYaml(written.replaceAll('\n', '\r\n'))).value)).toEqual(value);
    }),
  );
});

it('ranges slice to text that reads as the same value', () => {
  const flat = fc.dictionary(text, fc.oneof(text, fc.integer()), { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(flat, fc.boolean(), (data, crlf) => {
      const lines = stringify({ '😀': 'e\u0301', data }, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 });
      const written = crlf ? lines.replaceAll('\n', '\r\n') : lines;
      const parsed = parseYaml(written);
      for (const [key, value] of Object.entries(data)) {
        const found = locate(parsed, ['data', key]);
        expect(parse(written.slice(found?.value?.from, found?.value?.to))).toEqual(value);
        expect(parse(written.slice(found?.key?.from, found?.key?.to))).toEqual(key);
      }
    }),
  );
});
