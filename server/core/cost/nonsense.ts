import { ATTENTION_DESIGNS, type AttentionOperator, FFN_DESIGNS, type FfnOperator } from '../designs';
import type { Formula, Variables } from '../formula';
import { formatNumber } from '../quantity';
import type { AttentionSpec, FfnSpec, Half } from '../spec';

/** The context length at which expressions are evaluated. */
const SAMPLE_CONTEXT = 4096;

/** A valid expression whose value cannot be an amount. */
interface Nonsense {
  readonly half: Half;
  readonly name: string;
  readonly key: string;
  readonly message: string;
}

/** A design with what its expressions are of. */
interface Evaluable<Spec, Operator> {
  readonly name: string;
  readonly spec: Spec;
  readonly operator: Operator;
  readonly variables: Variables;
}

function* nonsense(
  half: Half,
  design: Evaluable<object, unknown>,
  expressions: Readonly<Record<string, Formula | undefined>> = {},
): Iterable<Nonsense> {
  for (const [key, formula] of Object.entries(expressions)) {
    const value = formula?.evaluate({ ...design.variables, context: SAMPLE_CONTEXT }) ?? 0;
    if (!Object.hasOwn(design.spec, key) || (Number.isFinite(value) && value >= 0)) continue;
    const shown = Number.isFinite(value) ? formatNumber(value) : 'no finite number';
    const message = `this comes out as ${shown} at ${SAMPLE_CONTEXT} tokens of context; expected 0 or more`;
    yield { half, name: design.name, key, message };
  }
}

/** The expressions of custom designs that come out as no amount: nothing that is computed from them means anything. */
export function* nonsenseOf(
  attentions: Iterable<Evaluable<AttentionSpec, AttentionOperator>>,
  ffns: Iterable<Evaluable<FfnSpec, FfnOperator>>,
): Iterable<Nonsense> {
  for (const design of attentions)
    yield* nonsense('attention', design, ATTENTION_DESIGNS[design.spec.type].expressions?.(design.operator));
  for (const design of ffns)
    yield* nonsense('ffn', design, FFN_DESIGNS[design.spec.type].expressions?.(design.operator));
}
