import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CostedModel, costModel, parameters } from '../../core/cost';
import { modelSchema } from '../../core/spec';
import { importConfig } from '.';

/** The fields that the published configurations have, without those that change nothing here. */
const CONFIGS: Readonly<
  Record<string, { readonly published: number; readonly config: Readonly<Record<string, unknown>> }>
> = {
  'Llama 3.1 70B': {
    published: 70.55e9,
    config: {
      model_type: 'llama',
      hidden_size: 8192,
      intermediate_size: 28672,
      num_hidden_layers: 80,
      num_attention_heads: 64,
      num_key_value_heads: 8,
      hidden_act: 'silu',
      vocab_size: 128256,
      tie_word_embeddings: false,
      rope_theta: 500000,
      torch_dtype: 'bfloat16',
    },
  },
  'Mistral 7B v0.1': {
    published: 7.24e9,
    config: {
      model_type: 'mistral',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      hidden_act: 'silu',
      sliding_window: 4096,
      max_position_embeddings: 32768,
      vocab_size: 32000,
      tie_word_embeddings: false,
    },
  },
  'Mixtral 8x7B': {
    published: 46.7e9,
    config: {
      model_type: 'mixtral',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      num_local_experts: 8,
      num_experts_per_tok: 2,
      hidden_act: 'silu',
      sliding_window: null,
      vocab_size: 32000,
      tie_word_embeddings: false,
    },
  },
  'Gemma 3 12B (text)': {
    published: 11.77e9,
    config: {
      model_type: 'gemma3',
      text_config: {
        model_type: 'gemma3_text',
        hidden_size: 3840,
        intermediate_size: 15360,
        num_attention_heads: 16,
        num_hidden_layers: 48,
        num_key_value_heads: 8,
        sliding_window: 1024,
      },
      vision_config: { hidden_size: 1152 },
    },
  },
  'gpt-oss 120B': {
    published: 116.8e9,
    config: {
      model_type: 'gpt_oss',
      head_dim: 64,
      hidden_act: 'silu',
      hidden_size: 2880,
      intermediate_size: 2880,
      layer_types: Array.from({ length: 36 }, (_, layer) =>
        layer % 2 === 0 ? 'sliding_attention' : 'full_attention',
      ),
      max_position_embeddings: 131072,
      num_attention_heads: 64,
      num_experts_per_tok: 4,
      num_hidden_layers: 36,
      num_key_value_heads: 8,
      num_local_experts: 128,
      sliding_window: 128,
      vocab_size: 201088,
      tie_word_embeddings: false,
      quantization_config: {
        quant_method: 'mxfp4',
        modules_to_not_convert: ['model.layers.*.self_attn', 'model.layers.*.mlp.router', 'lm_head'],
      },
    },
  },
  'Qwen3-Next 80B': {
    published: 79.67e9,
    config: {
      model_type: 'qwen3_next',
      decoder_sparse_step: 1,
      full_attention_interval: 4,
      head_dim: 256,
      hidden_act: 'silu',
      hidden_size: 2048,
      intermediate_size: 5120,
      linear_conv_kernel_dim: 4,
      linear_key_head_dim: 128,
      linear_num_key_heads: 16,
      linear_num_value_heads: 32,
      linear_value_head_dim: 128,
      mlp_only_layers: [],
      moe_intermediate_size: 512,
      num_attention_heads: 16,
      num_experts: 512,
      num_experts_per_tok: 10,
      num_hidden_layers: 48,
      num_key_value_heads: 2,
      shared_expert_intermediate_size: 512,
      tie_word_embeddings: false,
      vocab_size: 151936,
    },
  },
  'Kimi Linear 48B': {
    published: 49.12e9,
    config: {
      model_type: 'kimi_linear',
      first_k_dense_replace: 1,
      head_dim: 72,
      hidden_act: 'silu',
      hidden_size: 2304,
      intermediate_size: 9216,
      kv_lora_rank: 512,
      linear_attn_config: {
        head_dim: 128,
        kda_layers: [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26],
        num_heads: 32,
        short_conv_kernel_size: 4,
      },
      moe_intermediate_size: 1024,
      moe_layer_freq: 1,
      num_attention_heads: 32,
      num_experts: 256,
      num_experts_per_token: 8,
      num_hidden_layers: 27,
      num_key_value_heads: 32,
      num_shared_experts: 1,
      q_lora_rank: null,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      tie_word_embeddings: false,
      v_head_dim: 128,
      vocab_size: 163840,
    },
  },
  'DeepSeek-V3.2': {
    published: 671.9e9,
    config: {
      model_type: 'deepseek_v32',
      first_k_dense_replace: 3,
      hidden_act: 'silu',
      hidden_size: 7168,
      index_head_dim: 128,
      index_n_heads: 64,
      index_topk: 2048,
      intermediate_size: 18432,
      kv_lora_rank: 512,
      moe_intermediate_size: 2048,
      moe_layer_freq: 1,
      n_routed_experts: 256,
      n_shared_experts: 1,
      num_attention_heads: 128,
      num_experts_per_tok: 8,
      num_hidden_layers: 61,
      num_key_value_heads: 128,
      q_lora_rank: 1536,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      tie_word_embeddings: false,
      v_head_dim: 128,
      vocab_size: 129280,
      quantization_config: { quant_method: 'fp8' },
    },
  },
  'Phi-2': {
    published: 2.78e9,
    config: {
      model_type: 'phi',
      hidden_size: 2560,
      intermediate_size: 10240,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      hidden_act: 'gelu_new',
      vocab_size: 51200,
      tie_word_embeddings: false,
    },
  },
  'GPT-2 XL': {
    published: 1.5576e9,
    config: {
      model_type: 'gpt2',
      activation_function: 'gelu_new',
      n_ctx: 1024,
      n_embd: 1600,
      n_head: 25,
      n_layer: 48,
      n_positions: 1024,
      vocab_size: 50257,
    },
  },
  'MiniMax-M1': {
    published: 456.1e9,
    config: {
      model_type: 'minimax_m1',
      attn_type_list: Array.from({ length: 80 }, (_, layer) => (layer % 8 === 7 ? 1 : 0)),
      head_dim: 128,
      hidden_act: 'silu',
      hidden_size: 6144,
      intermediate_size: 9216,
      num_attention_heads: 64,
      num_experts_per_tok: 2,
      num_hidden_layers: 80,
      num_key_value_heads: 8,
      num_local_experts: 32,
      shared_intermediate_size: 0,
      sliding_window: null,
      vocab_size: 200064,
    },
  },
  'Step-3': {
    published: 316.3e9,
    config: {
      model_type: 'step3_vl',
      torch_dtype: 'bfloat16',
      text_config: {
        hidden_size: 7168,
        intermediate_size: 18432,
        num_attention_heads: 64,
        num_attention_groups: 1,
        num_hidden_layers: 61,
        vocab_size: 128815,
        moe_intermediate_size: 5120,
        moe_num_experts: 48,
        moe_top_k: 3,
        share_expert_dim: 5120,
        share_q_dim: 2048,
        head_dim: 256,
        moe_layers_enum: Array.from({ length: 56 }, (_, index) => index + 4).join(','),
      },
    },
  },
};

function imported(config: unknown): CostedModel {
  const { text } = importConfig(JSON.stringify(config), 'model');
  const result = costModel(modelSchema.parse(parse(text ?? '')));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

describe('a Hugging Face configuration becomes a model file', () => {
  it.each(Object.entries(CONFIGS))('%s has its published size', (_, { published, config }) => {
    expect(Math.abs(parameters(imported(config)).total / published - 1)).toBeLessThan(0.005);
  });

  it('keeps the order of layers as a repeated pattern', () => {
    const { spec } = imported(CONFIGS['Gemma 3 12B (text)']?.config);
    expect(spec.layers).toEqual([
      {
        repeat: 8,
        of: [
          { count: 5, attention: 'sliding', ffn: 'dense' },
          { count: 1, attention: 'gqa', ffn: 'dense' },
        ],
      },
    ]);
  });

  it('reads an unknown model_type by its fields', () => {
    const model = imported({
      model_type: 'never-seen',
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      intermediate_size: 256,
      vocab_size: 100,
    });
    expect(model.spec.attention.gqa).toMatchObject({ heads: 4, kv_heads: 2, head_dim: 16 });
  });

  it('tells of a field that it does not understand', () => {
    const { findings } = importConfig(
      JSON.stringify({
        hidden_size: 64,
        num_hidden_layers: 2,
        num_attention_heads: 4,
        intermediate_size: 256,
        vocab_size: 100,
        tie_word_embeddings: false,
        memory_slots: 9,
      }),
      'model',
    );
    expect(findings).toEqual([
      { severity: 'warning', field: 'memory_slots', message: expect.stringContaining('was not read') },
    ]);
  });

  it('comments a value that it derived', () => {
    expect(importConfig(JSON.stringify(CONFIGS['GPT-2 XL']?.config), 'gpt2').text).toContain(
      'head_dim: 64 # hidden_size / num_attention_heads',
    );
  });

  it.each([
    ['{'],
    ['[]'],
    ['{}'],
    ['null'],
    ['{"hidden_size": "big"}'],
    ['{"hidden_size": 1, "num_hidden_layers": 1e9}'],
  ])('refuses %s with a finding', (json) => {
    const { text, findings } = importConfig(json, 'model');
    expect(text).toBeUndefined();
    expect(findings.map(({ severity }) => severity)).toContain('error');
  });
});
