import type { Formula } from './formula';
import type { Expression, Operator } from './syntax';

const POWER: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 };
const SIGN: Readonly<Record<Operator, string>> = { '+': ' + ', '-': ' − ', '*': ' · ', '/': ' / ', '^': '^' };

/** Whether an operand of equal precedence would be grouped differently without its parentheses. */
function regroups(operator: Operator, parent: Operator, right: boolean): boolean {
  if (parent === '^') return !right;
  // On the right, only a + (b + c) and a · (b · c) may omit them.
  return right && (operator !== parent || parent === '-' || parent === '/');
}

/**
 * Prints a formula in mathematical notation.
 *
 * @param variable how to print a variable: by name, or as its value
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
