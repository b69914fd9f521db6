import { designsOf, numberOf } from './data';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** A token cannot be served by more routed experts than there are. */
export const tooFewExperts = defineRule({
  code: 'too-few-experts',
  kinds: ['model'],
  *check({ file }): Iterable<Finding> {
    for (const { design, path } of designsOf(file.data, 'ffn')) {
      const [experts, active] = [numberOf(design, 'experts'), numberOf(design, 'active')];
      if (design.type === 'custom' || experts === undefined || active === undefined) continue;
      if (active <= experts) continue;
      const message = `${active} experts are active but only ${experts} exist; expected \`active\` to be at most ${experts}`;
      const place = placeOf(file, [...path, 'active']);
      const data = { replacement: String(experts) };
      yield { code: 'too-few-experts', severity: 'error', message, ...place, data };
    }
  },
});
