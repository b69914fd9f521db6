import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CostedModel, costModel, modelWork, parameters } from '../../server/core/cost';
import { modelSchema } from '../../server/core/spec';
import { importConfig } from '../../server/language';
import { PUBLISHED } from './published';

function imported(config: unknown): CostedModel {
  const { text, findings } = importConfig(JSON.stringify(config), 'model');
  if (text === undefined) throw new Error(JSON.stringify(findings));
  const result = costModel(modelSchema.parse(parse(text)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

function published(name: string): CostedModel {
  return imported(PUBLISHED[name]?.config);
}

/** The attention of each layer, a letter each: `m` for full, `s` sliding, `c` chunked, `l` linear, `M` Mamba. */
const LETTERS = { sliding: 's', chunked: 'c', linear: 'l', mamba: 'M' } as const;

function lettersOf({ spec }: CostedModel): string {
  const letters = (layers: typeof spec.layers): string =>
    layers
      .map((layer) => {
        if ('of' in layer) return letters(layer.of).repeat(layer.repeat);
        const type = spec.attention[layer.attention]?.type ?? '';
        return (LETTERS[type as keyof typeof LETTERS] ?? 'm').repeat(layer.count ?? 1);
      })
      .join('');
  return letters(spec.layers);
}

describe('a published configuration', () => {
  it.each(Object.entries(PUBLISHED))('of %s has the published size', (_, { billions, config }) => {
    expect(Math.abs(parameters(imported(config)).total / 1e9 / billions - 1)).toBeLessThan(0.005);
  });

  it.each(Object.entries(PUBLISHED))('of %s has no field that is not understood', (_, { config }) => {
    expect(importConfig(JSON.stringify(config), 'model').findings).toEqual([]);
  });

  it.each([
    ['Llama 4 Scout', 'cccm'.repeat(12)],
    ['Gemma 2 9B', 'sm'.repeat(21)],
    ['Gemma 3 27B (text)', `${'sssssm'.repeat(10)}ss`],
    ['gpt-oss 20B', 'sm'.repeat(12)],
    ['Qwen3-Next 80B', 'lllm'.repeat(12)],
    ['MiniMax-Text-01', 'lllllllm'.repeat(10)],
    ['MiniMax-M2', 'm'.repeat(62)],
    ['Command A 111B', 'sssm'.repeat(16)],
    ['EXAONE 4 32B', 'sssm'.repeat(16)],
    ['Jamba 52B', 'MMMMmMMM'.repeat(4)],
    ['Qwen2.5 72B', 'm'.repeat(80)],
    ['Phi-3 mini', 's'.repeat(32)],
    ['Phi-4 mini', 'm'.repeat(32)],
  ])('of %s has its attentions in their order', (name, letters) => {
    expect(lettersOf(published(name))).toBe(letters);
  });

  it.each([
    ['DeepSeek-V3', 61 * 576 * 8192 * 2],
    ['Qwen3-235B-A22B', 94 * 2 * 4 * 128 * 8192 * 2],
    ['Falcon 7B', 32 * 2 * 64 * 8192 * 2],
    ['GLM-4 9B', 40 * 2 * 2 * 128 * 8192 * 2],
    ['gpt-oss 20B', 12 * 2 * 8 * 64 * (8192 + 128) * 2],
  ])('of %s has the KV cache of its heads', (name, bytes) => {
    expect(modelWork(published(name), 8192).stateBytes).toBe(bytes);
  });
});

const SMALL = {
  hidden_size: 64,
  intermediate_size: 256,
  num_attention_heads: 4,
  num_hidden_layers: 4,
  vocab_size: 100,
  tie_word_embeddings: false,
};

/** What is said of a small configuration with these fields: severity and field of each finding. */
function said(fields: object): readonly string[] {
  const { findings } = importConfig(JSON.stringify({ ...SMALL, ...fields }), 'model');
  return findings.map(({ severity, field }) => `${severity} ${field}`);
}

describe('what cannot be written', () => {
  it.each([
    ['an encoder with a decoder', { is_encoder_decoder: true }, 'is_encoder_decoder'],
    ['an unknown kind of layer', { layer_types: ['retention', 'full_attention'] }, 'layer_types'],
    ['a list that ends too early', { num_hidden_layers: 3, layer_types: ['full_attention'] }, 'layer_types'],
    ['an unknown kind of block', { block_configs: Array(4).fill({ block_type: 'rwkv' }) }, 'block_configs'],
    ['blocks for a part of the layers', { block_configs: [{ block_type: 'mlp' }] }, 'block_configs'],
    ['recurrent layers', { lru_width: 64 }, 'lru_width'],
  ])('is refused with a reason: %s', (_, fields, field) => {
    const { text, findings } = importConfig(JSON.stringify({ ...SMALL, ...fields }), 'model');
    expect(text).toBeUndefined();
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', field }));
  });

  it.each([
    ['a narrow embedding', { word_embed_proj_dim: 32 }, 'warning word_embed_proj_dim'],
    ['state-space layers at unknown places', { mamba_d_state: 16 }, 'error mamba_d_state'],
    ['a field that counts something', { qk_rope_norm_dim: 3 }, 'warning qk_rope_norm_dim'],
    [
      'a field of a part',
      { linear_attn_config: { kda_layers: [1], num_heads: 4, head_dim: 16, slots: 2 } },
      'warning linear_attn_config.slots',
    ],
    ['half a head', { num_key_value_heads: 1.5 }, 'warning num_key_value_heads'],
    [
      'experts of different widths',
      { num_experts: 4, num_experts_per_tok: 2, moe_intermediate_size: [64, 128] },
      'warning moe_intermediate_size',
    ],
  ])('is reported: %s', (_, fields, finding) => {
    expect(said(fields)).toContain(finding);
  });

  it('is reported once', () => {
    expect(said({ num_key_value_heads: 'many' })).toEqual(['warning num_key_value_heads']);
  });

  it('is reported where the model file that comes out has errors', () => {
    const { findings } = importConfig(
      JSON.stringify({ ...SMALL, num_experts: 4, num_experts_per_tok: 9 }),
      'model',
    );
    expect(findings).toMatchObject([
      { severity: 'error', message: expect.stringContaining('the model file has an error') },
    ]);
  });

  it('is silent on what is switched off or left open', () => {
    expect(said({ use_anything: false, whatever: null, sliding_window: null })).toEqual([]);
  });

  it.each([
    [{ hidden_size: undefined }, 'hidden_size', 'is missing or out of range'],
    [{ num_attention_heads: undefined }, 'num_attention_heads', 'is missing;'],
  ])('is reported with the field named once: %j', (fields, field, message) => {
    const { text, findings } = importConfig(JSON.stringify({ ...SMALL, ...fields }), 'model');
    expect(text).toBeUndefined();
    expect(findings).toEqual([{ severity: 'error', field, message: expect.stringContaining(message) }]);
    expect(findings[0]?.message).not.toContain(field);
  });

  it('is reported by the key of the model file where that has an error', () => {
    const latent = { kv_lora_rank: 16, qk_nope_head_dim: 8, qk_rope_head_dim: 4, v_head_dim: 0 };
    const { findings } = importConfig(JSON.stringify({ ...SMALL, ...latent }), 'model');
    expect(findings[0]?.message).toContain('`attention.mla.value_dim`');
  });
});

describe('latent attention without a width of values', () => {
  it('takes that of a head, as the architecture does', () => {
    // As MiniCPM3-4B states it.
    const { text = '', findings } = importConfig(
      JSON.stringify({
        model_type: 'minicpm3',
        hidden_size: 2560,
        intermediate_size: 6400,
        num_attention_heads: 40,
        num_hidden_layers: 62,
        vocab_size: 73448,
        q_lora_rank: 768,
        kv_lora_rank: 256,
        qk_nope_head_dim: 64,
        qk_rope_head_dim: 32,
      }),
      'MiniCPM3',
    );
    expect(findings).toEqual([]);
    expect(parse(text).attention.mla).toMatchObject({ value_dim: 64 });
  });
});

const BERT = {
  model_type: 'bert',
  hidden_size: 768,
  intermediate_size: 3072,
  num_attention_heads: 12,
  num_hidden_layers: 12,
  max_position_embeddings: 512,
  vocab_size: 30522,
};
const DISTILBERT = {
  model_type: 'distilbert',
  dim: 768,
  hidden_dim: 3072,
  n_heads: 12,
  n_layers: 6,
  max_position_embeddings: 512,
  vocab_size: 30522,
};

describe('an encoder', () => {
  it.each([
    ['BERT-base', { ...BERT, hidden_act: 'gelu' }, 110],
    ['DistilBERT', { ...DISTILBERT, activation: 'gelu' }, 66],
  ])('%s has its published size, and is reported to decode nothing', (_, config, millions) => {
    const { findings } = importConfig(JSON.stringify(config), 'model');
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        field: 'model_type',
        message: expect.stringMatching(/no decoder-only model.*as if it decoded token by token/),
      },
    ]);
    expect(Math.abs(parameters(imported(config)).total / 1e6 / millions - 1)).toBeLessThan(0.02);
  });

  it.each(['roberta', 'deberta-v2', 'electra', 'xlm-roberta'])(
    'is recognized by the model_type %s',
    (type) => {
      expect(said({ model_type: type })).toContain('warning model_type');
    },
  );

  it('is recognized by its class where its model_type is not known', () => {
    expect(said({ model_type: 'new', architectures: ['NewForMaskedLM'] })).toContain('warning architectures');
  });

  it('that was trained to decode is a decoder', () => {
    expect(said({ model_type: 'bert', is_decoder: true })).not.toContain('warning model_type');
  });

  it.each([
    { model_type: 't5', d_model: 64, d_ff: 256, num_heads: 4, num_layers: 2, vocab_size: 100 },
    { model_type: 'bart', is_encoder_decoder: true, d_model: 64, encoder_attention_heads: 4 },
  ])('with a decoder is refused as one, whatever else is missing: %j', (config) => {
    const { text, findings } = importConfig(JSON.stringify(config), 'model');
    expect(text).toBeUndefined();
    expect(findings).toMatchObject([
      { field: 'is_encoder_decoder', message: expect.stringContaining('no decoder-only model') },
    ]);
  });
});
