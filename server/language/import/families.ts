/** What the class behind a `model_type` fills in when the configuration leaves it out. */
interface Family {
  readonly usual?: Readonly<Record<string, unknown>>;
  /** Whether the FFN has a gate projection; else the activation tells. */
  readonly gated?: boolean;
  readonly tied?: boolean;
  /** Whether positions are learned; else the rotary fields tell. */
  readonly learned?: boolean;
  /** Whether the stated width of the FFN is that of gate and up projection together. */
  readonly doubleWidth?: boolean;
}

const GEMMA: Family = { gated: true, tied: true };
/** These window their attention only where they are told to. */
const UNWINDOWED: Family = { usual: { use_sliding_window: false } };
/** Their class has an encoder beside the decoder, whether or not the configuration says so. */
const PAIRED: Family = { usual: { is_encoder_decoder: true } };
const CLASSIC: Family = { gated: false, tied: true, learned: true };

const FAMILIES: Readonly<Record<string, Family>> = {
  gpt2: { ...CLASSIC, usual: { vocab_size: 50257, n_embd: 768, n_layer: 12, n_head: 12, n_positions: 1024 } },
  gpt_bigcode: CLASSIC,
  gpt_neo: CLASSIC,
  opt: CLASSIC,
  'openai-gpt': CLASSIC,
  bert: CLASSIC,
  roberta: CLASSIC,
  'xlm-roberta': CLASSIC,
  'xlm-roberta-xl': CLASSIC,
  camembert: CLASSIC,
  electra: CLASSIC,
  mpnet: CLASSIC,
  ernie: CLASSIC,
  distilbert: CLASSIC,
  deberta: CLASSIC,
  'deberta-v2': CLASSIC,
  albert: CLASSIC,
  t5: PAIRED,
  mt5: PAIRED,
  umt5: PAIRED,
  longt5: PAIRED,
  switch_transformers: PAIRED,
  bart: PAIRED,
  mbart: PAIRED,
  pegasus: PAIRED,
  marian: PAIRED,
  m2m_100: PAIRED,
  blenderbot: PAIRED,
  led: PAIRED,
  whisper: PAIRED,
  bloom: { gated: false, tied: true, learned: false },
  mpt: { gated: false, tied: true, learned: false },
  falcon: { gated: false, tied: true, learned: false },
  gptj: { gated: false, tied: false, learned: false },
  gpt_neox: { gated: false, tied: false, learned: false },
  codegen: { gated: false, tied: false, learned: false },
  phi: { gated: false, tied: false, learned: false },
  starcoder2: { gated: false, tied: true, learned: false },
  nemotron: { gated: false, tied: false, learned: false },
  gemma: GEMMA,
  gemma2: { ...GEMMA, usual: { sliding_window_pattern: 2 } },
  gemma3: GEMMA,
  gemma3_text: {
    ...GEMMA,
    usual: {
      vocab_size: 262208,
      hidden_size: 2304,
      intermediate_size: 9216,
      num_hidden_layers: 26,
      num_attention_heads: 8,
      num_key_value_heads: 4,
      head_dim: 256,
      sliding_window: 4096,
      sliding_window_pattern: 6,
    },
  },
  cohere: { tied: true },
  cohere2: { tied: true },
  gpt_oss: { gated: true, tied: false },
  minimax_m1: { gated: true, tied: false },
  qwen3_next: { usual: { attn_output_gate: true, full_attention_interval: 4 } },
  'grok-1': { gated: true },
  qwen: { gated: true, doubleWidth: true },
  qwen2: UNWINDOWED,
  qwen2_moe: UNWINDOWED,
  qwen3: UNWINDOWED,
  qwen3_moe: UNWINDOWED,
  jamba: { tied: false },
  deepseek_v2: { tied: false },
  deepseek_v3: { tied: false },
  deepseek_v32: { tied: false },
};

/** What is known of a `model_type`; nothing for one that nobody has listed. */
export function familyOf(modelType: string): Family {
  return Object.hasOwn(FAMILIES, modelType) ? (FAMILIES[modelType] ?? {}) : {};
}
