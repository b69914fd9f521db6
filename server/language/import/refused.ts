import type { Config } from './config';

/** A field of an architecture that the language has no words for, and what it means. */
const REASONS: Readonly<Record<string, string>> = {
  lru_width: 'belongs to recurrent (RG-LRU) layers',
  num_mem_blocks: 'says that layers share the weights of attention blocks',
  rwkv_version: 'belongs to RWKV layers',
};

/** Fields by which an architecture costs a little more than will be written. */
const NOTES: Readonly<Record<string, string>> = {
  altup_num_inputs: 'residual streams run side by side; one is counted',
  hc_mult: 'residual streams run side by side; one is counted, and the small matrices that mix them are not',
  attn_res_block_size: 'layers share a residual; the small matrices that mix it are not counted',
};

/** Whether a field is set to something that matters. */
const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0;

/**
 * Why no model file can be made of a configuration: an architecture that would come out wrong, as a field and a reason.
 * Tells of what will come out somewhat different.
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
  for (const [field, reason] of Object.entries(NOTES))
    if (isSet(config.value(field))) config.tell('information', field, reason);
  const projected = config.number('word_embed_proj_dim');
  if (projected !== undefined && projected !== config.number('hidden_size'))
    config.tell(
      'warning',
      'word_embed_proj_dim',
      'the embedding is narrower than the model; it is counted at full width',
    );
  return undefined;
}
