import { engineIn } from './engine-name';
import { type Data, firstNumber, numberIn, type RunFormat, textIn } from './format';
import { formatIn, weightColumns } from './formats-of-numbers';
import { loadColumns, sharedCards } from './parallel';

/** Mean tokens of a request. */
export function perRequest(data: Data, total: string): number | undefined {
  const [tokens, requests] = [numberIn(data, total), numberIn(data, 'completed')];
  return tokens === undefined || requests === undefined ? undefined : tokens / requests;
}

/**
 * What `vllm bench serve` and `benchmark_serving.py` save: times in milliseconds, tokens per second of the whole server. The
 * cards and the degrees of parallelism are not in it, unless `--metadata KEY=VALUE` put them there.
 */
export const vllm: RunFormat = {
  name: 'vLLM benchmark',
  recognizes: (data) => 'model_id' in data && ('median_tpot_ms' in data || 'mean_tpot_ms' in data),
  read(data) {
    const model = textIn(data, 'model_id');
    const backend = textIn(data, 'backend') ?? textIn(data, 'endpoint_type');
    const tensor = firstNumber(data, ['tensor_parallel_size', 'tp_size', 'tp']);
    const expert = firstNumber(data, ['expert_parallel_size', 'ep_size', 'ep']);
    const degrees = {
      pipeline: firstNumber(data, ['pipeline_parallel_size', 'pp_size', 'pp']),
      data: firstNumber(data, ['data_parallel_size', 'dp_size', 'dp']),
      expert,
    };
    const mean = firstNumber(data, ['mean_tpot_ms', 'median_tpot_ms']);
    return {
      ok: true,
      columns: {
        model,
        // An OpenAI-compatible endpoint is vLLM's own in vLLM's benchmark.
        engine: backend?.startsWith('openai') ? 'vllm' : engineIn(backend),
        ...weightColumns(textIn(data, 'quantization'), model),
        kv: formatIn(textIn(data, 'kv_cache_dtype')) ?? 'bf16',
        ...(tensor === undefined ? {} : sharedCards({ tensor, ...degrees })),
        ...loadColumns(
          perRequest(data, 'total_input_tokens'),
          perRequest(data, 'total_output_tokens'),
          numberIn(data, 'output_throughput'),
          mean === undefined ? undefined : mean / 1e3,
          numberIn(data, 'max_concurrency'),
        ),
        tpot_ms: firstNumber(data, ['median_tpot_ms', 'mean_tpot_ms']),
        kind: 'aggregated',
      },
    };
  },
};
