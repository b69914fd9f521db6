import { costedOf } from './costed';
import { defineRule } from './rule';

/** The shape without a fast kernel: query heads on a card, over one KV head of this dimension. */
const [HEADS, HEAD_DIM] = [64, 256];

/** TensorRT-LLM on 64 query heads over one KV head of 256, as MFA has them, for which it has no fast decode kernel. */
export const slowWideKvHead = defineRule({
  code: 'slow-wide-kv-head',
  severity: 'warning',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const layout = deployment?.costed.layout();
    if (deployment === undefined || layout?.engine !== 'trtllm') return [];
    const slow = [...deployment.model.attentions.values()].find(({ count, operator, variables }) => {
      const { heads = 0, kvHeads } = operator.split;
      const onCard = heads / layout.attention.degrees.tensor;
      return count > 0 && kvHeads === 1 && variables.head_dim === HEAD_DIM && onCard >= HEADS;
    });
    if (slow === undefined) return [];
    const message = `no fast decode kernel in TensorRT-LLM for ‘${slow.name}’, ${HEADS} query heads over one KV head of ${HEAD_DIM}: 20 to 35 times the time of the bound on H100 and H200 (decode kernel tables of ai-dynamo/aiconfigurator, TensorRT-LLM 1.3.0rc20); use \`engine: vllm\` or \`engine: sglang\`, whose kernels reach 67 to 84% of the memory bandwidth with a BF16 cache`;
    return [{ at: ['engine'], message }];
  },
});
