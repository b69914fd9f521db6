import { type Expression, FUNCTIONS, parseExpression } from './syntax';

/** Values of the variables by name. */
export type Variables = Readonly<Record<string, number>>;

/**
 * A formula that can be evaluated, shown, and transformed: the only place where a cost is written down. Built-in
 * operators and the user's `custom` ones use the same type.
 */
export interface Formula {
  readonly expression: Expression;
  /** The names of its variables, in order of first use. */
  readonly variables: readonly string[];
  /** Its value; NaN if a variable is missing. */
  readonly evaluate: (variables: Variables) => number;
}

/** Parses a formula of the project; a syntax error is a bug and throws. */
export function formula(text: string): Formula {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`formula ‘${text}’: ${result.problem.message}`);
  return fromExpression(result.expression);
}

/** Makes a formula from an expression. */
export function fromExpression(expression: Expression): Formula {
  return { expression, variables: [...new Set(names(expression))], evaluate: compile(expression) };
}

/** The formula with some variables replaced by expressions, such as the context by min(context, window). */
export function substitute(target: Formula, replacements: Readonly<Record<string, Formula>>): Formula {
  const walk = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
        return node;
      case 'variable':
        return replacements[node.name]?.expression ?? node;
      case 'negate':
        return { ...node, operand: walk(node.operand) };
      case 'binary':
        return { ...node, left: walk(node.left), right: walk(node.right) };
      case 'call':
        return { ...node, args: node.args.map(walk) };
    }
  };
  return fromExpression(walk(target.expression));
}

/** The formula with some of its variables under other names. */
export function renamed(target: Formula, names: Readonly<Record<string, string>>): Formula {
  const entries = Object.entries(names).map(
    ([from, name]) => [from, fromExpression({ kind: 'variable', name })] as const,
  );
  return substitute(target, Object.fromEntries(entries));
}

/** The sum of two formulas. */
export function add(left: Formula, right: Formula): Formula {
  return fromExpression({ kind: 'binary', operator: '+', left: left.expression, right: right.expression });
}

/** The product of two formulas. */
export function multiply(left: Formula, right: Formula): Formula {
  return fromExpression({ kind: 'binary', operator: '*', left: left.expression, right: right.expression });
}

function names(node: Expression): string[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'variable':
      return [node.name];
    case 'negate':
      return names(node.operand);
    case 'binary':
      return [...names(node.left), ...names(node.right)];
    case 'call':
      return node.args.flatMap(names);
  }
}

// Closures instead of generated code: webviews forbid `eval`, and a closure costs about 10 ns per node.
function compile(node: Expression): (variables: Variables) => number {
  switch (node.kind) {
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'variable': {
      const { name } = node;
      return (variables) => variables[name] ?? Number.NaN;
    }
    case 'negate': {
      const operand = compile(node.operand);
      return (variables) => -operand(variables);
    }
    case 'call':
      return compileCall(node.name, node.args.map(compile));
    case 'binary':
      return compileBinary(node.operator, compile(node.left), compile(node.right));
  }
}

type Compiled = (variables: Variables) => number;

function compileCall(name: string, args: readonly Compiled[]): Compiled {
  const apply = FUNCTIONS[name]?.apply;
  if (apply === undefined) throw new Error(`no function ${name}`);
  const [first, second] = args;
  if (first !== undefined && second !== undefined && args.length === 2)
    return (variables) => apply(first(variables), second(variables));
  return (variables) => apply(...args.map((arg) => arg(variables)));
}

function compileBinary(operator: string, left: Compiled, right: Compiled): Compiled {
  switch (operator) {
    case '+':
      return (variables) => left(variables) + right(variables);
    case '-':
      return (variables) => left(variables) - right(variables);
    case '*':
      return (variables) => left(variables) * right(variables);
    case '/':
      return (variables) => left(variables) / right(variables);
    default:
      return (variables) => left(variables) ** right(variables);
  }
}
