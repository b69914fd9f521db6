import { describe, expect, it } from 'vitest';
import { add, formula, fromExpression, multiply, parseExpression, showFormula, substitute } from '.';

const resultOf = (text: string, variables: Readonly<Record<string, number>> = {}): number =>
  formula(text).evaluate(variables);

function problemOf(text: string) {
  const result = parseExpression(text);
  return result.ok ? undefined : result.problem;
}

describe('values', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 * 3 ^ 2', 18],
    ['2 ^ 3 ^ 2', 512],
    ['(2 ^ 3) ^ 2', 64],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -1', 0.5],
    ['2 - 3 - 4', -5],
    ['2 - (3 - 4)', 3],
    ['12 / 3 / 2', 2],
    ['12 / (3 / 2)', 8],
    ['2 * -3', -6],
    ['--2', 2],
    ['1e3 + .5 + 5.', 1005.5],
    ['min(3, 2) + max(3, 2)', 5],
    ['ceil(1.2) + floor(1.8)', 3],
    ['sqrt(16) * log2(8)', 12],
    ['min(max(1, 2), 3 + 4)', 2],
    ['1 / 0', Number.POSITIVE_INFINITY],
  ])('%s is %d', (text, expected) => {
    expect(resultOf(text)).toBe(expected);
  });

  it('takes the values of variables', () => {
    expect(resultOf('2 * heads * head_dim', { heads: 16, head_dim: 64 })).toBe(2048);
  });

  it('is NaN where a variable is missing', () => {
    expect(resultOf('2 * heads', {})).toBeNaN();
  });

  it('names its variables once, in the order of their use', () => {
    expect(formula('b * a + b^c + min(a, d)').variables).toEqual(['b', 'a', 'c', 'd']);
  });
});

describe('problems', () => {
  it.each([
    ['', 'expected a number, a name or ‘(’, found the end', 0],
    ['   ', 'expected a number, a name or ‘(’, found the end', 3],
    ['1 +', 'expected a number, a name or ‘(’, found the end', 3],
    ['1 2', 'expected an operator or the end, found ‘2’', 2],
    ['2 heads', 'expected an operator or the end, found ‘heads’', 2],
    ['(1 + 2', 'expected ‘)’, found the end', 6],
    ['1)', 'expected an operator or the end, found ‘)’', 1],
    ['1 $ 2', 'expected a number, a name or an operator, found ‘$’', 2],
    ['1 + 😀', 'expected a number, a name or an operator, found ‘😀’', 4],
    ['* 2', 'expected a number, a name or ‘(’, found ‘*’', 0],
    ['min(1)', 'expected 2 arguments of min, found 1', 0],
    ['min(1, 2, 3)', 'expected 2 arguments of min, found 3', 0],
    ['mean(1, 2)', 'expected one of min, max, ceil, floor, sqrt, log2 before ‘(’, found ‘mean’', 0],
    [
      'constructor(1)',
      'expected one of min, max, ceil, floor, sqrt, log2 before ‘(’, found ‘constructor’',
      0,
    ],
    ['1, 2', 'expected an operator or the end, found ‘,’', 1],
  ])('‘%s’: %s', (text, message, offset) => {
    expect(problemOf(text)).toEqual({ message, offset });
  });

  it.each([
    ['parentheses', `${'('.repeat(400)}1${')'.repeat(400)}`, 'expected at most 64 levels of parentheses'],
    ['signs', `${'-'.repeat(900)}1`, 'expected at most 64 levels of parentheses'],
    ['terms', `${'1+'.repeat(500_000)}1`, 'expected at most 1000 numbers, names and operators'],
  ])('refuses too many %s without a crash', (_, text, message) => {
    expect(problemOf(text)).toMatchObject({ message });
  });

  it('throws for a broken formula of our own', () => {
    expect(() => formula('1 +')).toThrow('formula ‘1 +’');
  });
});

describe('combining', () => {
  it('adds and multiplies', () => {
    const [two, three] = [formula('1 + 1'), formula('3')];
    expect(add(two, three).evaluate({})).toBe(5);
    expect(multiply(two, three).evaluate({})).toBe(6);
  });

  it('puts formulas in for variables, and leaves what is not named', () => {
    const limited = substitute(formula('2 * context + -context ^ 2 + sqrt(rest)'), {
      context: formula('min(context, window)'),
    });
    expect(limited.variables).toEqual(['context', 'window', 'rest']);
    expect(limited.evaluate({ context: 100, window: 4, rest: 9 })).toBe(8 - 16 + 3);
  });

  it('keeps names that every object has', () => {
    const target = formula('constructor + toString');
    expect(substitute(target, {}).variables).toEqual(['constructor', 'toString']);
    expect(fromExpression(target.expression).evaluate({ constructor: 1, toString: 2 } as never)).toBe(3);
  });
});

describe('showing', () => {
  it.each([
    ['2*(a+b)', '2 · (a + b)'],
    ['(2*a)+b', '2 · a + b'],
    ['a-(b-c)', 'a − (b − c)'],
    ['a-b-c', 'a − b − c'],
    ['a/(b*c)', 'a / (b · c)'],
    ['a*(b/c)', 'a · (b / c)'],
    ['a+(b+c)', 'a + b + c'],
    ['(a^b)^c', '(a^b)^c'],
    ['a^b^c', 'a^b^c'],
    ['(-a)^b', '(−a)^b'],
    ['-a^b', '−a^b'],
    ['-(a+b)', '−(a + b)'],
    ['-(a*b)', '−(a · b)'],
    ['a^(-b)', 'a^−b'],
    ['min(a, b+1)', 'min(a, b + 1)'],
    ['1000000*a', '1e6 · a'],
    ['1234567', '1.234567e6'],
  ])('%s reads %s', (text, shown) => {
    expect(showFormula(formula(text))).toBe(shown);
  });

  it('can show the numbers put in', () => {
    expect(showFormula(formula('2 * heads * context'), (name) => `<${name}>`)).toBe(
      '2 · <heads> · <context>',
    );
  });
});
