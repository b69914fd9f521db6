import { hasExpressions, hasInner } from '../../core/designs';
import type { Half } from '../../core/spec';
import { currentSpec } from '../workspace';
import { defineRule } from './rule';

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
    for (const { code, path, message } of result.ok ? [] : result.problems)
      if (code === 'invalid-expression') yield { at: path, message };
  },
});
