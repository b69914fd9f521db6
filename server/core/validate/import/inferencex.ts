import { engineIn } from './engine-name';
import { type Columns, type Data, firstNumber, isSet, numberIn, type RunFormat, textIn } from './format';
import { weightColumns } from './formats-of-numbers';
import { loadColumns, sharedCards } from './parallel';

/** The cards that decode, and how many instances of them there are. */
function decoding(data: Data): {
  readonly columns: Columns;
  readonly cards: number;
  readonly instances: number;
} {
  const apart = isSet(data, 'is_multinode') || numberIn(data, 'num_decode_gpu') !== undefined;
  const at = (key: string): string => (apart ? `decode_${key}` : key);
  const size = numberIn(data, at('tp')) ?? Number.NaN;
  const instances = apart ? (numberIn(data, 'decode_num_workers') ?? 1) : 1;
  const cards = apart ? (numberIn(data, 'num_decode_gpu') ?? Number.NaN) : size;
  const each = cards / instances;
  const ranks = isSet(data, at('dp_attention')) ? each : Math.max(1, each / size);
  const expert = Math.max(1, numberIn(data, at('ep')) ?? 1);
  return { columns: sharedCards({ tensor: each / ranks, data: ranks, expert }), cards, instances };
}

/**
 * An aggregate of InferenceX (`agg_*.json`): times in seconds, output per card. Where prefill has cards of its own, the run is
 * that of one decode instance.
 */
export const inferencex: RunFormat = {
  name: 'InferenceX',
  recognizes: (data) => 'hw' in data && 'conc' in data && 'framework' in data,
  read(data) {
    const drafts = textIn(data, 'spec_decoding') ?? textIn(data, 'mtp');
    if (drafts !== undefined && !/^(none|off|false)$/i.test(drafts))
      return {
        ok: false,
        reason: `the run drafts tokens (${drafts}), which a table of runs cannot state`,
      };
    const model = textIn(data, 'model');
    const { columns, cards, instances } = decoding(data);
    const output = firstNumber(data, ['output_tput_per_gpu']);
    const concurrency = numberIn(data, 'conc');
    const median = firstNumber(data, ['median_tpot', 'mean_tpot']);
    return {
      ok: true,
      columns: {
        model,
        hardware: textIn(data, 'hw'),
        engine: engineIn(textIn(data, 'framework')),
        ...weightColumns(textIn(data, 'precision'), model),
        kv: 'bf16',
        ...columns,
        ...loadColumns(
          numberIn(data, 'isl'),
          numberIn(data, 'osl'),
          output === undefined ? undefined : (output * cards) / instances,
          firstNumber(data, ['mean_tpot', 'median_tpot']),
          concurrency === undefined ? undefined : concurrency / instances,
        ),
        tpot_s: median,
        kind: isSet(data, 'disagg') ? 'decode pool' : 'aggregated',
      },
    };
  },
};
