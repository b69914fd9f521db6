import type { Formula } from './formula';
import type { Expression, Operator } from './syntax';

const POWER: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 };
const SIGN: Readonly<Record<Operator, string>> = { '+': ' + ', '-': ' − ', '*': ' · ', '/': ' / ', '^': '^' };

/** Whether an operand of the same power would group otherwise without its parentheses. */
function regroups(operator: Operator, parent: Operator, right: boolean): boolean {
  if (parent === '^') return !right;
  // On the right, only a + (b + c) and a · (b · c) may go without.
  return right && (operator !== parent || parent === '-' || parent === '/');
}

/**
 * A formula as a person writes it.
 * @param variable how a variable is shown: its name, or the number put in
 */
export function showFormula(target: Formula, variable: (name: string) => string = (name) => name): string {
  const operand = (node: Expression, parent: Operator, right: boolean): string => {
    const text = show(node);
    if (node.kind === 'negate') return parent === '^' && !right ? `(${text})` : text;
    if (node.kind !== 'binary') return text;
    const [inner, outer] = [POWER[node.operator], POWER[parent]];
    return inner < outer || (inner === outer && regroups(node.operator, parent, right)) ? `(${text})` : text;
  };
  const show = (node: Expression): string => {
    switch (node.kind) {
      case 'number':
        return node.value >= 1e5 ? node.value.toExponential().replace('e+', 'e') : String(node.value);
      case 'variable':
        return variable(node.name);
      case 'negate':
        return node.operand.kind === 'binary' && node.operand.operator !== '^'
          ? `−(${show(node.operand)})`
          : `−${show(node.operand)}`;
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
