import { type Data, firstNumber, isSet, numberIn, type RunFormat, textIn } from './format';
import { formatIn, weightColumns } from './formats-of-numbers';
import { loadColumns, sharedCards } from './parallel';
import { perRequest } from './vllm';

/** The server's arguments, where the benchmark asked for them. */
function serverOf(data: Data): Data {
  const info = data.server_info;
  return typeof info === 'object' && info !== null ? (info as Data) : {};
}

/**
 * A line of what SGLang's `bench_serving` appends: times in milliseconds. Cards are not in it; degrees of parallelism are where
 * the server reported its arguments. With data-parallel attention SGLang's `tp_size` counts all cards of a stage.
 */
export const sglang: RunFormat = {
  name: 'SGLang bench_serving',
  recognizes: (data) =>
    'server_info' in data || (/^sglang/.test(String(data.backend)) && 'median_itl_ms' in data),
  read(data) {
    const server = serverOf(data);
    const drafts = textIn(server, 'speculative_algorithm') ?? numberIn(data, 'accept_length');
    if (drafts !== undefined)
      return { ok: false, reason: 'the run drafts tokens, which a table of runs cannot state' };
    const model = textIn(server, 'model_path') ?? textIn(data, 'model');
    const tensor = numberIn(server, 'tp_size');
    const replicas = numberIn(server, 'dp_size') ?? 1;
    const ranks = isSet(server, 'enable_dp_attention') ? replicas : 1;
    if (replicas > ranks)
      return { ok: false, reason: `the run has ${replicas} replicas; measure one of them` };
    const mean = firstNumber(data, ['mean_tpot_ms', 'median_tpot_ms', 'median_itl_ms']);
    return {
      ok: true,
      columns: {
        id: textIn(data, 'tag'),
        model,
        engine: 'sglang',
        ...weightColumns(textIn(server, 'quantization'), model),
        kv: formatIn(textIn(server, 'kv_cache_dtype')) ?? 'bf16',
        ...(tensor === undefined
          ? {}
          : sharedCards({
              tensor: tensor / ranks,
              data: ranks,
              pipeline: numberIn(server, 'pp_size'),
              expert: numberIn(server, 'ep_size'),
            })),
        ...loadColumns(
          perRequest(data, 'total_input_tokens'),
          perRequest(data, 'total_output_tokens'),
          numberIn(data, 'output_throughput'),
          mean === undefined ? undefined : mean / 1e3,
          firstNumber(data, ['concurrency', 'max_concurrency']),
        ),
        tpot_ms: firstNumber(data, ['median_tpot_ms', 'median_itl_ms']),
        kind: 'aggregated',
      },
    };
  },
};
