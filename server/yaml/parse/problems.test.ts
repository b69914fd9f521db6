import { describe, expect, it } from 'vitest';
import { parseYaml, toValue } from './index';

/** The problems of a text as `code "marked text"`, and what can be read of it. */
function read(text: string) {
  const parsed = parseYaml(text);
  const problems = [...parsed.problems, ...toValue(parsed).problems];
  return {
    problems: problems.map(({ code, from, to }) => `${code} ${JSON.stringify(text.slice(from, to))}`),
    value: toValue(parsed).value,
  };
}

function expectProblem(text: string, problem: string | readonly string[], value: unknown): void {
  const found = read(text);
  expect(found.problems).toEqual(typeof problem === 'string' ? [problem] : problem);
  expect(found.value).toEqual(value);
}

describe('unclosed', () => {
  it('double quote: the rest of the file is still read', () => {
    expectProblem('name: "Step-3\nhidden: 1', 'yaml-unclosed-quote "\\""', { name: 'Step-3', hidden: 1 });
  });
  it('single quote', () => {
    expectProblem("a:\n  b: 'x\n  c: 1", 'yaml-unclosed-quote "\'"', { a: { b: 'x', c: 1 } });
  });
  it('quote at the end of the text, after a backslash', () => {
    expectProblem('a: "x\\', 'yaml-unclosed-quote "\\""', { a: 'x\\' });
  });
  it('bracket', () => {
    expectProblem('a: [1, 2\nb: 3', 'yaml-unclosed-bracket "["', { a: [1, 2], b: 3 });
  });
  it('brace in a list of flow maps', () => {
    expectProblem(
      'layers:\n  - { count: 4, ffn: dense\n  - { count: 56 }\nname: x',
      'yaml-unclosed-bracket "{"',
      { layers: [{ count: 4, ffn: 'dense' }, { count: 56 }], name: 'x' },
    );
  });
  it('bracket inside a closed brace', () => {
    expectProblem('a: { b: [1, 2 }\nc: 3', 'yaml-unclosed-bracket "["', { a: { b: [1, 2] }, c: 3 });
  });
  it('quote in a brace is one finding', () => {
    expectProblem('a: { b: "x, c: 1 }\nd: 2', 'yaml-unclosed-quote "\\""', { a: { b: 'x, c: 1 }' }, d: 2 });
  });
});

describe('indentation', () => {
  it('by a tab', () => {
    expectProblem('a:\n\tb: 1', 'yaml-tab-indentation "\\t"', { a: { b: 1 } });
  });
  it('between two levels', () => {
    expectProblem('a:\n    b: 1\n  c: 2\nd: 3', 'yaml-bad-indentation "c"', { a: { b: 1, c: 2 }, d: 3 });
  });
  it('deeper than a value', () => {
    expectProblem('a: 1\n  b: 2\n  c: 3\nd: 4', 'yaml-bad-indentation "b"', { a: 1, b: 2, c: 3, d: 4 });
  });
  it('less than the first line', () => {
    expectProblem('  a: 1\nb: 2', 'yaml-bad-indentation "b"', { a: 1, b: 2 });
  });
});

describe('keys', () => {
  it('half typed', () => {
    expectProblem('name: x\nmem\nhidden: 1', 'yaml-missing-colon "mem"', { name: 'x', mem: null, hidden: 1 });
  });
  it('half typed in the first line', () => {
    expectProblem('mem\nhidden: 1', 'yaml-missing-colon "mem"', { mem: null, hidden: 1 });
  });
  it('half typed in a nested map', () => {
    expectProblem('a:\n  ml\n  mfa: 1\nb: 2', 'yaml-missing-colon "ml"', { a: { ml: null, mfa: 1 }, b: 2 });
  });
  it('without a space after the colon', () => {
    expectProblem('a: 1\nhidden:7168\nb: 2', 'yaml-missing-space ":"', { a: 1, hidden: 7168, b: 2 });
  });
  it('two on a line', () => {
    expectProblem('a: b: c\nd: 1', 'yaml-nested-key ":"', { a: 'b: c', d: 1 });
  });
  it('a list item among them', () => {
    expectProblem('a: 1\n- b\nc: 2', 'yaml-unexpected-item "-"', { a: 1, c: 2 });
  });
  it('a list on their line', () => {
    expectProblem('a: - b\nc: 2', 'yaml-unexpected-item "-"', { a: '- b', c: 2 });
  });
});

describe('values', () => {
  it.each(['@x', '`x`', '%x', '* x', '& x', '*.yaml and more', '>= 3', '|x|'])(
    'beginning with %s',
    (value) => {
      const problem = `yaml-special-character ${JSON.stringify(value)}`;
      expectProblem(`a: ${value}\nb: 1`, problem, { a: value, b: 1 });
    },
  );
  it('with text after the closing quote', () => {
    expectProblem('a: "x" y\nb: 1', 'yaml-unexpected-text "y"', { a: 'x', b: 1 });
  });
  it('with a comment glued to them', () => {
    expectProblem('a: "x"#y\nb: 1', 'yaml-unexpected-text "#y"', { a: 'x', b: 1 });
  });
  it('with an unknown escape', () => {
    expectProblem('a: "C:\\dir"\nb: 1', 'yaml-bad-escape "\\\\d"', { a: 'C:dir', b: 1 });
  });
});

describe('flow collections', () => {
  it('without a comma', () => {
    expectProblem('a: { b: 1 c: 2 }', 'yaml-missing-comma " "', { a: { b: 1, c: 2 } });
  });
  it('without a comma at the end of a line', () => {
    expectProblem('a: { b: 1\n  c: 2 }', 'yaml-missing-comma ""', { a: { b: 1, c: 2 } });
  });
  it('with a comma too many', () => {
    expectProblem('a: [1,, 2]', 'yaml-unexpected-comma ","', { a: [1, 2] });
  });
  it('with a bracket too many', () => {
    expectProblem('a: [1]]\nb: 2', 'yaml-unexpected-bracket "]"', { a: [1], b: 2 });
  });
  it('with a dash', () => {
    expectProblem('a: [- 1]', 'yaml-unexpected-item "-"', { a: [1] });
  });
});

describe('whole files', () => {
  it('conflict markers: one finding, the first side counts', () => {
    expectProblem(
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4',
      'yaml-conflict-marker "<<<<<<< HEAD"',
      { a: 1, b: 2, c: 4 },
    );
  });
  it('conflict markers with the common ancestor, inside a list', () => {
    expectProblem(
      'l:\n  - 1\n<<<<<<< HEAD\n  - 2\n||||||| base\n  - 0\n=======\n  - 3\n>>>>>>> other\n  - 4',
      'yaml-conflict-marker "<<<<<<< HEAD"',
      { l: [1, 2, 4] },
    );
  });
  it('conflict markers inside a flow map and a text block', () => {
    expectProblem(
      'a: { b: 1,\n<<<<<<< x\n  c: 2 }\n=======\n  c: 3 }\n>>>>>>> y\nd: 4',
      'yaml-conflict-marker "<<<<<<< x"',
      {
        a: { b: 1, c: 2 },
        d: 4,
      },
    );
  });
  it('a second document', () => {
    expectProblem('a: 1\n---\nb: 2\n', 'yaml-multiple-documents "---"', { a: 1 });
  });
  it('one document between its markers is fine', () => {
    expectProblem('%YAML 1.2\n---\na: 1\n...\n', [], { a: 1 });
  });
  it('NUL and other control characters', () => {
    expectProblem('a: x\0y\nb: 1', 'yaml-control-character "\\u0000"', { a: 'x\0y', b: 1 });
  });
  it('what a decoder leaves of bytes that are not UTF-8', () => {
    const text = new TextDecoder().decode(
      Uint8Array.from([0x61, 0x3a, 0x20, 0xff, 0x0a, 0x62, 0x3a, 0x20, 0x31]),
    );
    expectProblem(text, 'yaml-invalid-text "\ufffd"', { a: '\ufffd', b: 1 });
  });
  it('CRLF line ends are not a problem', () => {
    expectProblem('a: 1\r\nb:\r\n  - x\r\n  - "y\r\n    z"\r\n', [], { a: 1, b: ['x', 'y z'] });
  });
  it('at most a hundred findings', () => {
    const text = Array.from({ length: 500 }, (_, index) => `key${index}: "x`).join('\n');
    expect(parseYaml(text).problems).toHaveLength(100);
    expect(Object.keys(toValue(parseYaml(text)).value as object)).toHaveLength(500);
  });
});

describe('aliases', () => {
  it('without an anchor', () => {
    expectProblem('a: &x 1\nb: *y', 'yaml-unknown-alias "*y"', { a: 1, b: null });
  });
  it('inside their own anchor', () => {
    expectProblem('a: &x { b: *x }', 'yaml-alias-loop "*x"', { a: { b: null } });
  });
  it('merging what is not a map', () => {
    expectProblem('a: &x 1\nb: { <<: *x, c: 2 }', 'yaml-bad-merge "*x"', { a: 1, b: { c: 2 } });
  });
  it('in a bomb: one finding', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(read(lines.join('\n')).problems).toEqual(['yaml-alias-bomb "*a2"']);
  });
  it('with an anchor of their own', () => {
    expectProblem('a: &x 1\nb: &y *x', 'yaml-alias-property "&y"', { a: 1, b: 1 });
  });
});

describe('nesting 10,000 deep', () => {
  it.each([
    ['brackets', `a: ${'['.repeat(10_000)}`],
    ['closed brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['flow maps', `a: ${'{ a: '.repeat(10_000)}`],
    ['dashes', '- '.repeat(10_000)],
    ['explicit keys', '? '.repeat(10_000)],
  ])('of %s', (_, text) => {
    const { problems, value } = read(text);
    expect(problems.some((problem) => problem.startsWith('yaml-too-deep'))).toBe(true);
    expect(value).toBeDefined();
  });
  it('of block maps, over 2,000 lines', () => {
    const text = Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(read(`${text}\nb: 1`).problems).toEqual(['yaml-too-deep "a"']);
  });
  it('through aliases', () => {
    const deep = `${'['.repeat(40)}1${']'.repeat(40)}`;
    expect(read(`a: &a ${deep}\nb: ${'['.repeat(30)}*a${']'.repeat(30)}`).problems).toEqual([
      'yaml-too-deep "*a"',
    ]);
  });
});
