import { numberOf } from '../../core/data';
import { hasExpressions } from '../../core/designs';
import { replaceValue } from './fixes/replace-value';
import { designsOf } from './model-data';
import { defineRule } from './rule';

/** A token cannot use more routed experts than there are. */
export const tooFewExperts = defineRule({
  code: 'too-few-experts',
  severity: 'error',
  kinds: ['model'],
  *check({ file }) {
    for (const { design, path } of designsOf(file.data, 'ffn')) {
      const [experts, active] = [numberOf(design, 'experts'), numberOf(design, 'active')];
      if (hasExpressions('ffn', design.type) || experts === undefined || active === undefined) continue;
      if (active <= experts) continue;
      const message = `${active} experts are active but only ${experts} exist; expected \`active\` to be at most ${experts}`;
      const at = [...path, 'active'];
      yield { at, message, fixes: () => replaceValue(file, { at }, String(experts), false) };
    }
  },
});
