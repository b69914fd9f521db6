import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Expression, fromExpression, parseExpression, showFormula } from '../../server/core/formula';

const leaf = fc.oneof(
  fc.nat(1e7).map((value): Expression => ({ kind: 'number', value })),
  fc
    .double({ min: 0, max: 1e12, noNaN: true })
    .map((value): Expression => ({ kind: 'number', value: value + 0 })),
  fc.constantFrom('a', 'b', 'heads').map((name): Expression => ({ kind: 'variable', name })),
);

/** Any formula a few levels deep. */
const { node: anyExpression } = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('node').map((operand): Expression => ({ kind: 'negate', operand })),
    fc
      .record({ operator: fc.constantFrom('+', '-', '*', '/', '^'), left: tie('node'), right: tie('node') })
      .map((parts): Expression => ({ kind: 'binary', ...parts })),
    fc
      .record({ name: fc.constantFrom('min', 'max'), args: fc.tuple(tie('node'), tie('node')) })
      .map((parts): Expression => ({ kind: 'call', ...parts })),
    tie('node').map((arg): Expression => ({ kind: 'call', name: 'sqrt', args: [arg] })),
  ),
}));

/** The formula with a + (b + c) as (a + b) + c, likewise for products: parentheses there are not shown. */
function leftDeep(node: Expression): Expression {
  if (node.kind === 'negate') return { ...node, operand: leftDeep(node.operand) };
  if (node.kind === 'call') return { ...node, args: node.args.map(leftDeep) };
  if (node.kind !== 'binary') return node;
  const { operator } = node;
  const [left, right] = [leftDeep(node.left), leftDeep(node.right)];
  const same =
    right.kind === 'binary' && right.operator === operator && (operator === '+' || operator === '*');
  if (!same) return { ...node, left, right };
  return leftDeep({ ...right, left: { ...node, left, right: right.left } });
}

it('shows a formula so that it can be read again', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const typed = showFormula(fromExpression(expression)).replaceAll('−', '-').replaceAll('·', '*');
      const result = parseExpression(typed);
      if (!result.ok) throw new Error(`${typed}: ${result.problem.message}`);
      expect(leftDeep(result.expression)).toEqual(leftDeep(expression));
    }),
  );
});

it('reads any text without a crash, and points into it', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'12.e+-*/^(),ab min') }));
  fc.assert(
    fc.property(text, (typed) => {
      const result = parseExpression(typed);
      if (result.ok) return;
      expect(result.problem.offset).toBeGreaterThanOrEqual(0);
      expect(result.problem.offset).toBeLessThanOrEqual(typed.length);
    }),
  );
});
