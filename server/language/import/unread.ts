import { type Config, isMap } from './config';
import { isOfQuantization, isSilent, isSilentMap } from './irrelevant';

/** Fields that another one may make superfluous; where they were not read, nothing is missing. */
const IMPLIED =
  /^(head_dim|qk_head_dim|qk_rope_head_dim|num_key_value_heads|n_kv_heads|intermediate_size(_mlp)?|dense_intermediate_size|full_attention_interval|_?sliding_window_pattern|sliding_window(_size)?|attention_chunk_size|no_rope_layers|layer_group_size|mamba_expand|expand|hidden_dim|max_window_layers|attn_layer_(period|offset)|moe_layer_freq|first_k_dense_replace|decoder_sparse_step|num_experts_per_tok|n_shared_experts|moe_intermediate_size|index_topk_freq|index_skip_topk_offset|vocab_size_per_layer_input|time_step_rank|num_gqa_groups|qkv_multipliers|num_kv_heads|attention_head_dim)$/;

/** Whether a value can size something: a number, or a list or text of them. */
function isMeasure(value: unknown): boolean {
  if (typeof value === 'number') return true;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'string' && /^\d[\d,\s]*$/.test(value);
}

/** Tells of what was not read, by what may follow from it. */
export function tellUnread(config: Config): void {
  for (const [field, value] of config.unread()) {
    const name = field.replace(/^.*\./, '');
    if (IMPLIED.test(field) || isOfQuantization(field)) continue;
    if (isMap(value)) {
      if (Object.keys(value).length > 0 && !isSilentMap(name))
        config.tell(
          'error',
          field,
          'is a part of the model that was not read: what it describes is not in the file, so the figures are those of another model; write it by hand',
        );
      continue;
    }
    if (isSilent(field, value)) continue;
    if (isMeasure(value))
      config.tell(
        'warning',
        field,
        `is a measure that was not read (${JSON.stringify(value).slice(0, 40)}): where it sizes a matrix or the cache, the sizes and the cost are those of another model; compare them with the published ones`,
      );
    else
      config.tell(
        'information',
        field,
        'is not understood and was left out; check whether it changes the cost',
      );
  }
}
