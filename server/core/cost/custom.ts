import { type Formula, formula, fromExpression, multiply, parseExpression, type Variables } from '../formula';
import { nearest } from '../quantity';
import type { AttentionOf, FfnOf } from '../spec';
import type { AttentionOperator, FfnOperator } from './operator';
import { NOTHING } from './split';

/** Why a `custom` design cannot be costed; `key` names the expression at fault. */
export interface CustomProblem {
  readonly key: string;
  readonly message: string;
}

/** The operator, or why there is none. */
export type CustomResult<Operator> =
  | { readonly ok: true; readonly operator: Operator }
  | { readonly ok: false; readonly problems: readonly CustomProblem[] };

const AROUND = ['hidden', 'context', 'bytes_per_kv', 'bytes_per_weight', 'bytes_per_state'];
const HALF = formula('0.5');
const PER_WEIGHT = formula('bytes_per_weight');

/** Reads a custom design's expressions; collects every problem instead of stopping at the first. */
class Expressions {
  readonly problems: CustomProblem[] = [];
  readonly variables: Variables;

  constructor(private readonly spec: Readonly<Record<string, unknown>>) {
    const numbers = Object.entries(spec).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    this.variables = Object.fromEntries(numbers);
    for (const key of AROUND)
      if (Object.hasOwn(this.variables, key))
        this.problems.push({ key, message: `\`${key}\` has its value from elsewhere; choose another name` });
  }

  read(key: string): Formula | undefined {
    const written = this.spec[key];
    if (written === undefined) return undefined;
    const result = parseExpression(String(written));
    if (!result.ok) {
      this.problems.push({
        key,
        message: `${result.problem.message} (character ${result.problem.offset + 1})`,
      });
      return undefined;
    }
    const parsed = fromExpression(result.expression);
    const known = [...AROUND, ...Object.keys(this.variables)];
    for (const name of parsed.variables) if (!known.includes(name)) this.unknown(key, name, known);
    return parsed;
  }

  private unknown(key: string, name: string, known: readonly string[]): void {
    const near = nearest(name, known);
    const hint = near === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${near}?`;
    this.problems.push({ key, message: `unknown variable ‘${name}’; ${hint}` });
  }
}

/** An attention given by arithmetic in named variables. */
export function customAttentionOperator(attention: AttentionOf<'custom'>): CustomResult<AttentionOperator> {
  const read = new Expressions(attention);
  const attentionFlops = read.read('flops') ?? NOTHING;
  const stateBytes = read.read('state_bytes') ?? NOTHING;
  const weightBytes = read.read('weight_bytes');
  const projections = read.read('parameters') ?? NOTHING;
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  // Nothing is known of its parts: it divides by its heads where it names them, and evenly where it does not.
  const split = {
    everywhere: NOTHING,
    perKvHead: NOTHING,
    output: NOTHING,
    stateEverywhere: NOTHING,
    heads: read.variables.heads,
    kvHeads: read.variables.kv_heads ?? read.variables.heads,
  };
  const operator = { stateBytes, attentionFlops, projections, split, variables: read.variables };
  return { ok: true, operator: weightBytes === undefined ? operator : { ...operator, weightBytes } };
}

/** An FFN given by arithmetic in named variables. */
export function customFfnOperator(ffn: FfnOf<'custom'>): CustomResult<FfnOperator> {
  const read = new Expressions(ffn);
  const ffnFlops = read.read('flops') ?? NOTHING;
  const parameters = read.read('parameters') ?? multiply(HALF, ffnFlops);
  const activeParameters = read.read('active_parameters') ?? parameters;
  const stateBytes = read.read('state_bytes') ?? NOTHING;
  const weightBytes = read.read('weight_bytes') ?? multiply(parameters, PER_WEIGHT);
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  const { variables } = read;
  return {
    ok: true,
    operator: {
      ffnFlops,
      routerFlops: NOTHING,
      parameters,
      activeParameters,
      stateBytes,
      weightBytes,
      split: {
        everyTokenFlops: ffnFlops,
        everyTokenParameters: parameters,
        routedFlops: NOTHING,
        expertParameters: NOTHING,
        experts: 0,
        active: 0,
        downShare: 0,
      },
      variables,
    },
  };
}
