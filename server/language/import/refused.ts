import type { Config } from './config';

/** A field of an architecture that the language has no words for, and what it means. */
const REASONS: Readonly<Record<string, string>> = {
  hybrid_override_pattern: 'says that attention, FFN and state-space blocks follow each other singly',
  block_configs: 'gives every layer a shape of its own',
  lru_width: 'belongs to recurrent (RG-LRU) layers',
  num_query_heads: 'gives every layer heads of its own',
  num_mem_blocks: 'says that layers share attention blocks',
  zero_expert_num: 'says that experts may do nothing',
};

/** Fields by which an architecture costs something else than will be written. */
const DIFFERENT: Readonly<Record<string, string>> = {
  use_cla: 'layers share keys and values; the KV cache is counted in every layer',
  num_kv_shared_layers: 'the last layers reuse keys and values; the KV cache is counted in every layer',
  use_residual: 'a dense FFN runs beside the experts; it is not counted',
  parallel_attn_mlp_res: 'a dense FFN runs beside the experts; it is not counted',
  altup_num_inputs: 'several residual streams run side by side; one is counted',
};

/** Whether a field is set to something that matters. */
const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0;

/**
 * Why no model file can be made of a configuration: an architecture that would come out wrong, as a field and a reason.
 * Tells, beside, of what will come out somewhat different.
 */
export function refusal(config: Config): { readonly field: string; readonly message: string } | undefined {
  if (config.flag('is_encoder_decoder') === true)
    return {
      field: 'is_encoder_decoder',
      message:
        'is true: this is an encoder with a decoder and no decoder-only model; nothing was made of it, expected a decoder’s config.json',
    };
  for (const [field, reason] of Object.entries(REASONS))
    if (isSet(config.value(field)))
      return {
        field,
        message: `${reason}, which a model file cannot say; write its layers as \`custom\` designs`,
      };
  for (const [field, reason] of Object.entries(DIFFERENT))
    if (isSet(config.value(field))) config.tell('warning', field, reason);
  const projected = config.number('word_embed_proj_dim');
  if (projected !== undefined && projected !== config.number('hidden_size'))
    config.tell(
      'warning',
      'word_embed_proj_dim',
      'the embedding is narrower than the model; it is counted at full width',
    );
  return undefined;
}
