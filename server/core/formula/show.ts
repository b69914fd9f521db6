import type { Formula } from './formula';
import type { Expression, Operator } from './syntax';

const POWER: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 };
const SIGN: Readonly<Record<Operator, string>> = { '+': ' + ', '-': ' − ', '*': ' · ', '/': ' / ', '^': '^' };

/**
 * A formula as a person writes it.
 * @param variable how a variable is shown: its name, or the number put in
 */
export function showFormula(target: Formula, variable: (name: string) => string = (name) => name): string {
  const operand = (node: Expression, parent: Operator, right: boolean): string => {
    const text = show(node);
    if (node.kind !== 'binary') return text;
    const [inner, outer] = [POWER[node.operator], POWER[parent]];
    // On the right of its equal, only a + (b + c) and a · (b · c) may go without parentheses.
    const regrouped =
      right && inner === outer && (node.operator !== parent || parent === '-' || parent === '/');
    return inner < outer || regrouped ? `(${text})` : text;
  };
  const show = (node: Expression): string => {
    switch (node.kind) {
      case 'number':
        return node.value >= 1e5 ? node.value.toExponential().replace('e+', 'e') : String(node.value);
      case 'variable':
        return variable(node.name);
      case 'negate':
        return `−${operand(node.operand, '^', false)}`;
      case 'call':
        return `${node.name}(${node.args.map(show).join(', ')})`;
      case 'binary':
        return (
          operand(node.left, node.operator, false) +
          SIGN[node.operator] +
          operand(node.right, node.operator, true)
        );
    }
  };
  return show(target.expression);
}
