/** The functions of formulas, with their numbers of arguments. */
export const FUNCTIONS: Readonly<
  Record<string, { readonly arity: number; readonly apply: (...args: number[]) => number }>
> = {
  min: { arity: 2, apply: Math.min },
  max: { arity: 2, apply: Math.max },
  ceil: { arity: 1, apply: Math.ceil },
  floor: { arity: 1, apply: Math.floor },
  sqrt: { arity: 1, apply: Math.sqrt },
  log2: { arity: 1, apply: Math.log2 },
};

export type Operator = '+' | '-' | '*' | '/' | '^';

/** The tree of a formula. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** Why a text is not a formula; `offset` counts from the start of the text. */
interface FormulaProblem {
  readonly message: string;
  readonly offset: number;
}

export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: FormulaProblem };

const TOKEN = /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^(),]))/y;
const POWER: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
/** Binds tighter than `*` and looser than `^`, so that -2^2 is -4. */
const NEGATE_POWER = 3;
const MAX_DEPTH = 64;
/** Far more than any design needs, and few enough for recursive walks over the tree. */
const MAX_TOKENS = 1000;

interface Token {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly offset: number;
}

class FormulaError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const offset = text.slice(at).search(/\S/) + at;
      const found = String.fromCodePoint(text.codePointAt(offset) ?? 0);
      throw new FormulaError(`expected a number, a name or an operator, found ‘${found}’`, offset);
    }
    if (tokens.length === MAX_TOKENS)
      throw new FormulaError(`expected at most ${MAX_TOKENS} numbers, names and operators`, at);
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'symbol';
    tokens.push({ text: word, kind, offset: TOKEN.lastIndex - word.length });
    at = TOKEN.lastIndex;
  }
  tokens.push({ text: 'the end', kind: 'end', offset: text.length });
  return tokens;
}

/** Parses a formula: + - * / ^, parentheses, names, and calls of {@link FUNCTIONS}. */
export function parseExpression(text: string): ParseResult {
  try {
    return { ok: true, expression: read(tokenize(text)) };
  } catch (error) {
    if (error instanceof FormulaError)
      return { ok: false, problem: { message: error.message, offset: error.offset } };
    throw error;
  }
}

function read(tokens: readonly Token[]): Expression {
  let position = 0;
  const peek = (): Token => tokens[position] ?? { text: 'the end', kind: 'end', offset: 0 };
  const take = (): Token => {
    const token = peek();
    position++;
    return token;
  };
  const fail = (token: Token, wanted: string): never => {
    throw new FormulaError(
      `expected ${wanted}, found ${token.kind === 'end' ? token.text : `‘${token.text}’`}`,
      token.offset,
    );
  };
  const expect = (symbol: string): void => {
    const token = take();
    if (token.text !== symbol || token.kind !== 'symbol') fail(token, `‘${symbol}’`);
  };

  function call(name: Token, depth: number): Expression {
    const known = Object.hasOwn(FUNCTIONS, name.text) ? FUNCTIONS[name.text] : undefined;
    if (known === undefined) return fail(name, `one of ${Object.keys(FUNCTIONS).join(', ')} before ‘(’`);
    expect('(');
    const args = [expression(0, depth)];
    while (peek().text === ',') {
      take();
      args.push(expression(0, depth));
    }
    expect(')');
    if (args.length !== known.arity)
      throw new FormulaError(
        `expected ${known.arity} arguments of ${name.text}, found ${args.length}`,
        name.offset,
      );
    return { kind: 'call', name: name.text, args };
  }

  function primary(depth: number): Expression {
    const token = take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'name')
      return peek().text === '(' ? call(token, depth) : { kind: 'variable', name: token.text };
    if (token.text === '-' && token.kind === 'symbol')
      return { kind: 'negate', operand: expression(NEGATE_POWER, depth) };
    if (token.text !== '(' || token.kind !== 'symbol') return fail(token, 'a number, a name or ‘(’');
    const inner = expression(0, depth);
    expect(')');
    return inner;
  }

  function expression(minimum: number, depth: number): Expression {
    if (depth > MAX_DEPTH)
      throw new FormulaError(`expected at most ${MAX_DEPTH} levels of parentheses`, peek().offset);
    let left = primary(depth + 1);
    for (;;) {
      const token = peek();
      if (token.kind !== 'symbol' || !(token.text in POWER)) return left;
      const operator = token.text as Operator;
      const power = POWER[operator];
      if (power < minimum) return left;
      take();
      // `^` is right-associative, the others left-associative.
      const right = expression(operator === '^' ? power : power + 1, depth + 1);
      left = { kind: 'binary', operator, left, right };
    }
  }

  const result = expression(0, 0);
  const end = take();
  return end.kind === 'end' ? result : fail(end, 'an operator or the end');
}
