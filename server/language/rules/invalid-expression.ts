import type { BoundAttention, BoundFfn, CostedModel } from '../../core/cost';
import { ATTENTION_DESIGNS, FFN_DESIGNS, hasExpressions, hasInner } from '../../core/designs';
import type { Formula } from '../../core/formula';
import { formatNumber } from '../../core/quantity';
import type { Half } from '../../core/spec';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** The context length at which expressions are evaluated. */
const SAMPLE_CONTEXT = 4096;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Expressions = Readonly<Record<string, Formula | undefined>>;

/** Valid expressions whose value cannot be an amount. */
function* nonsense(
  half: Half,
  design: BoundAttention | BoundFfn,
  expressions: Expressions = {},
): Iterable<Problem> {
  for (const [key, formula] of Object.entries(expressions)) {
    const value = formula?.evaluate({ ...design.variables, context: SAMPLE_CONTEXT }) ?? 0;
    if (!Object.hasOwn(design.spec, key) || (Number.isFinite(value) && value >= 0)) continue;
    const shown = Number.isFinite(value) ? formatNumber(value) : 'no finite number';
    const message = `this comes out as ${shown} at ${SAMPLE_CONTEXT} tokens of context; expected 0 or more`;
    yield { path: [half, design.name, key], message };
  }
}

function* problemsOf({ attentions, ffns }: CostedModel): Iterable<Problem> {
  for (const design of attentions.values())
    yield* nonsense('attention', design, ATTENTION_DESIGNS[design.spec.type].expressions?.(design.operator));
  for (const design of ffns.values())
    yield* nonsense('ffn', design, FFN_DESIGNS[design.spec.type].expressions?.(design.operator));
}

/** Whether a design has expressions or an inner design. Only those can be wrong if the schema finds no error. */
const mayBeWrong = (half: Half, designs: Readonly<Record<string, { readonly type: string }>>): boolean =>
  Object.values(designs).some(({ type }) => hasExpressions(half, type) || hasInner(half, type));

/** Expressions of a custom design, or an inner design, that are invalid. */
export const invalidExpression = defineRule({
  code: 'invalid-expression',
  severity: 'error',
  kinds: ['model'],
  *check({ file, workspace }) {
    const spec = currentSpec(file);
    // Most models have neither.
    if (!spec || !(mayBeWrong('attention', spec.attention) || mayBeWrong('ffn', spec.ffn))) return;
    const result = workspace.costedModel(spec);
    const problems = result.ok
      ? problemsOf(result.model)
      : result.problems.filter((problem) => problem.code === 'invalid-expression');
    for (const { path, message } of problems) yield { at: path, message };
  },
});
