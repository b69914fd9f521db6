import { describe, expect, test } from 'vitest';
import { expand } from './expand';

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

  test.each(['{{NOBODY}}', '//#end', '//#each i 2', '//#use nothing', '//#else'])(
    'takes %s for a bug',
    (text) => {
      expect(() => code(text)).toThrow();
    },
  );
});
