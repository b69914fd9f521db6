import type { BoundAttention, BoundFfn, CostedModel } from '../../core/cost';
import type { Formula } from '../../core/formula';
import { formatNumber } from '../../core/quantity';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

/** The context at which expressions are tried out. */
const SAMPLE_CONTEXT = 4096;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Expressions = readonly (readonly [key: string, formula: Formula | undefined])[];

function attentionExpressions({ operator }: BoundAttention): Expressions {
  const { attentionFlops, stateBytes, projections, weightBytes } = operator;
  return [
    ['flops', attentionFlops],
    ['state_bytes', stateBytes],
    ['parameters', projections],
    ['weight_bytes', weightBytes],
  ];
}

function ffnExpressions({ operator }: BoundFfn): Expressions {
  const { ffnFlops, stateBytes, parameters, activeParameters, weightBytes } = operator;
  return [
    ['flops', ffnFlops],
    ['state_bytes', stateBytes],
    ['parameters', parameters],
    ['active_parameters', activeParameters],
    ['weight_bytes', weightBytes],
  ];
}

/** Expressions that can be read but come out as no amount of anything. */
function* nonsense(design: BoundAttention | BoundFfn, expressions: Expressions): Iterable<Problem> {
  for (const [key, formula] of expressions) {
    const value = formula?.evaluate({ ...design.variables, context: SAMPLE_CONTEXT }) ?? 0;
    if (!Object.hasOwn(design.spec, key) || (Number.isFinite(value) && value >= 0)) continue;
    const shown = Number.isFinite(value) ? formatNumber(value) : 'no finite number';
    const message = `this comes out as ${shown} at ${SAMPLE_CONTEXT} tokens of context; expected 0 or more`;
    yield { path: [design.name, key], message };
  }
}

function* problemsOf(model: CostedModel): Iterable<Problem> {
  for (const design of model.attentions.values())
    if (design.spec.type === 'custom')
      for (const { path, message } of nonsense(design, attentionExpressions(design)))
        yield { path: ['attention', ...path], message };
  for (const design of model.ffns.values())
    if (design.spec.type === 'custom')
      for (const { path, message } of nonsense(design, ffnExpressions(design)))
        yield { path: ['ffn', ...path], message };
}

/** Arithmetic of a custom design, or the base of a sparse one, that cannot be read or makes no sense. */
export const invalidExpression = defineRule({
  code: 'invalid-expression',
  severity: 'error',
  kinds: ['model'],
  *check({ file, workspace }) {
    const spec = currentSpec(file);
    // Only these have expressions, or a base that cannot be read; most models have neither.
    const designs = [...Object.values(spec?.attention ?? {}), ...Object.values(spec?.ffn ?? {})];
    if (spec === undefined || !designs.some(({ type }) => type === 'custom' || type === 'sparse')) return;
    const result = workspace.costedModel(spec);
    const problems = result.ok
      ? problemsOf(result.model)
      : result.problems.filter((problem) => problem.code === 'invalid-expression');
    for (const { path, message } of problems) yield { at: path, message };
  },
});
