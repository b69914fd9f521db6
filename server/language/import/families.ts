/** What the class behind a `model_type` fills in when the configuration leaves it out. */
export interface Family {
  readonly usual?: Readonly<Record<string, unknown>>;
  /** Whether the FFN has a gate projection; else the activation tells. */
  readonly gated?: boolean;
  readonly tied?: boolean;
  /** Whether positions are learned; else the rotary fields tell. */
  readonly learned?: boolean;
  /** Whether heads divide the model's width, whatever a field says. */
  readonly headsShareWidth?: boolean;
  /** Whether the model is state-space layers and nothing else. */
  readonly pureMamba?: boolean;
  /** Whether a state-space model runs next to the attention of every layer. */
  readonly parallelMamba?: boolean;
  /** Whether what counts as a layer holds two blocks, the first with experts next to its dense FFN. */
  readonly twoBlocks?: boolean;
  /** Whether the stated width of the FFN is that of gate and up projection together. */
  readonly doubleWidth?: boolean;
}

const GEMMA: Family = { gated: true, tied: true };
/** These window their attention only where a field says so. */
const UNWINDOWED: Family = { tied: false, usual: { use_sliding_window: false } };
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
  gemma3n: GEMMA,
  gemma3n_text: GEMMA,
  gemma4: GEMMA,
  gemma4_text: GEMMA,
  recurrent_gemma: GEMMA,
  mamba: { pureMamba: true, tied: true },
  mamba2: { pureMamba: true, tied: false },
  falcon_mamba: { pureMamba: true, tied: false },
  falcon_h1: { parallelMamba: true, gated: true, tied: false },
  nemotron_h: { gated: false, tied: false },
  nemotron_h_puzzle: { gated: false, tied: false },
  lfm2: { gated: true, tied: true },
  lfm2_moe: { gated: true, tied: true },
  granitemoehybrid: { gated: true, tied: true },
  minicpm: { gated: true, tied: true },
  minicpm3: { gated: true, tied: true },
  longcat_flash: { gated: true, tied: false, twoBlocks: true },
  arctic: { gated: true, tied: false },
  kimi_linear: { gated: true, tied: false },
  kimi_k2: { gated: true, tied: false },
  kimi_k25: { gated: true, tied: false },
  llama: { tied: false },
  llama4: { tied: false },
  llama4_text: { tied: false },
  mllama_text_model: { tied: false },
  mistral: { tied: false },
  mistral3: { tied: false },
  ministral3: { tied: false },
  mixtral: { tied: false },
  olmo: { tied: false },
  olmo2: { tied: false },
  olmo3: { tied: false },
  olmoe: { tied: false },
  exaone4: { tied: false },
  phi3: { tied: false },
  phimoe: { tied: false },
  dbrx: { tied: false },
  stablelm: { tied: false },
  internlm2: { tied: false },
  internlm3: { tied: false },
  baichuan: { tied: false },
  chatglm: { tied: false },
  glm: { tied: false },
  glm4: { tied: false },
  glm4_moe: { tied: false },
  glm4_moe_lite: { tied: false },
  glm_moe_dsa: { tied: false },
  hunyuan: { tied: true, headsShareWidth: true },
  hunyuan_v1_moe: { tied: true },
  ernie4_5_moe: { tied: true },
  ernie4_5: { tied: true },
  bailing_moe: { tied: false },
  bailing_moe_v2: { tied: false },
  minimax_m2: { tied: false },
  minimax: { tied: false },
  minimax_text_01: { tied: false },
  minimax_m3: { tied: false },
  minimax_m3_vl: { tied: false },
  step3_vl: { tied: false },
  step3_text: { tied: false },
  step3p5: { tied: false },
  mimo_v2_flash: { tied: false },
  deepseek: { tied: false },
  deepseek_v4: { gated: true, tied: false },
  seed_oss: { tied: false },
  smollm3: { tied: true },
  apertus: { gated: false, tied: false },
  arcee: { gated: false, tied: false },
  openelm: { tied: true },
  'nemotron-nas': { tied: false },
  PanguProMoE: { tied: false },
  deci: { tied: false },
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
  qwen3_next: { tied: false, usual: { attn_output_gate: true, full_attention_interval: 4 } },
  'grok-1': { gated: true, tied: true },
  qwen: { gated: true, tied: false, doubleWidth: true },
  qwen2: UNWINDOWED,
  qwen2_moe: UNWINDOWED,
  qwen3: UNWINDOWED,
  qwen3_moe: UNWINDOWED,
  qwen3_5: { tied: false },
  qwen3_5_moe: { tied: false },
  jamba: { tied: false },
  deepseek_v2: { tied: false },
  deepseek_v3: { tied: false },
  deepseek_v32: { tied: false },
};

/** What is known of a `model_type`; nothing for one that nobody has listed. */
export function familyOf(modelType: string): Family {
  return Object.hasOwn(FAMILIES, modelType) ? (FAMILIES[modelType] ?? {}) : {};
}
