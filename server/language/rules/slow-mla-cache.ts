import { elementOf } from '../../core/spec';
import { costedOf } from './costed';
import { defineRule } from './rule';

/** SGLang's decode kernel of MLA with an FP8 KV cache on Hopper. */
export const slowMlaCache = defineRule({
  code: 'slow-mla-cache',
  severity: 'warning',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    if (deployment?.costed.spec.engine !== 'sglang') return [];
    const slow = [...deployment.model.attentions.values()].find(
      ({ count, spec, precision }) => count > 0 && spec.type === 'mla' && elementOf(precision.kv) === 'fp8',
    );
    if (slow === undefined) return [];
    const message = `the decode kernel of SGLang for MLA with an FP8 KV cache, as ‘${slow.name}’ has, takes 10 times the time of the bound on H100 and H200 (decode kernel tables of ai-dynamo/aiconfigurator, SGLang 0.5.14); with a BF16 cache it reaches 83 to 85% of the memory bandwidth; use \`precision: { kv: bf16 }\` in the model, or another engine`;
    return [{ at: ['engine'], message }];
  },
});
