import { describe, expect, test } from 'vitest';
import { expand } from './expand';
import { locate } from './locate';
import { TemplateError } from './template-error';

const code = (text: string, values: Record<string, number | string> = {}) =>
  expand([{ file: 'a.wgsl', text }], values).code;

describe('a WGSL template', () => {
  test('puts in sizes, formulas of sizes, and type names', () => {
    expect(code('array<{{TYPE}}, {{SIZE / 4 + 1}}>', { TYPE: 'f16', SIZE: 64 })).toBe('array<f16, 17>');
  });

  test('repeats lines, also inside each other', () => {
    expect(
      code('//#each i 2\n//#each j N\nlet x{{i}}_{{j}} = {{i * N + j}};\n//#end\n//#end', { N: 2 }),
    ).toBe('let x0_0 = 0;\nlet x0_1 = 1;\nlet x1_0 = 2;\nlet x1_1 = 3;');
  });

  test('keeps one side of a condition', () => {
    const text = '  //#if HALF\nf16\n//#else\nf32\n//#end';
    expect(code(text, { HALF: 1 })).toBe('f16');
    expect(code(text, { HALF: 0 })).toBe('f32');
  });

  test('repeats a block where it is used, with values of its own', () => {
    expect(code('//#block add\nx += {{STEP}};\n//#end\n//#each k 2\n//#use add STEP=k+1\n//#end')).toBe(
      'x += 1;\nx += 2;',
    );
  });

  test('knows where each line was written', () => {
    const { lines } = expand([{ file: 'a.wgsl', text: '//#each i 2\nx\n//#end\ny' }], {});
    expect(lines.map(({ line }) => line)).toEqual([2, 2, 4]);
  });

  test.each([
    ['{{ABSENT}}', 'a.wgsl:1: ‘ABSENT’ has no value: ABSENT is not a number here'],
    ['{{1 / 0}}', 'a.wgsl:1: ‘1 / 0’ has no value: it is Infinity'],
    ['{{2 +}}', /^a\.wgsl:1: formula ‘2 \+’: /],
    ['x\n//#end', 'a.wgsl:2: //#end without its beginning'],
    ['x\n//#else', 'a.wgsl:2: //#else without its beginning'],
    ['//#if 1\n//#else\n//#else\n//#end', 'a.wgsl:3: //#else without its beginning'],
    ['x\n//#each i 2\ny', 'a.wgsl:2: this //#each has no //#end'],
    ['//#each i -1\n//#end', 'a.wgsl:1: expected a count, found -1 = -1'],
    ['//#each i 1000000\nx\n//#end', 'a.wgsl:2: more than 100000 lines'],
    ['//#if ABSENT\n//#end', /ABSENT is not a number/],
    ['//#use nothing', 'a.wgsl:1: no block ‘nothing’ above'],
    ['//#ech i 2', 'a.wgsl:1: expected //#each, if, else, end, block or use, found //#ech'],
  ])('says of %j where and what is wrong', (text, message) => {
    expect(() => code(text)).toThrow(message);
    expect(() => code(text)).toThrow(TemplateError);
  });
});

describe('a place in the expanded text', () => {
  /** Where the compiler's `found` of an expansion was written, as `line:column-column`. */
  const placeOf = (text: string, found: string, occurrence = 0, values: Record<string, number> = {}) => {
    const expanded = expand([{ file: 'a.wgsl', text }], values);
    const places = expanded.code
      .split('\n')
      .flatMap((line, index) =>
        line.includes(found) ? [[index + 1, line.indexOf(found) + 1] as const] : [],
      );
    const [line, column] = places[occurrence] ?? [0, 0];
    const at = locate(expanded, line, column, found.length);
    return at && `${at.line}:${at.column}-${at.endColumn}`;
  };

  test.each([
    ['let a = oops;', 'oops', 0, '1:9-13'],
    ['//#each i 3\nlet a{{i * 100}} = oops;\n//#end', 'oops', 2, '2:20-24'],
    ['//#block b\n  {{S}}u + oops\n//#end\n//#each i 2\n//#use b S=i+10\n//#end', 'oops', 1, '2:12-16'],
    ['//#if 0\n//#else\nx + {{7 * 6}}u\n//#end', '42', 0, '3:5-14'],
    ['x{{7 * 6}}y', 'x42y', 0, '1:1-12'],
    ['{{1}}{{22}} oops', 'oops', 0, '1:13-17'],
  ])('in %j leads to where %s number %i is written', (text, found, occurrence, place) => {
    expect(placeOf(text, found, occurrence)).toBe(place);
  });

  test('beyond the text leads nowhere', () => {
    expect(locate(expand([{ file: 'a.wgsl', text: 'x' }], {}), 2, 1, 1)).toBeUndefined();
  });
});
