import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importConfig } from '../../server/language';

const SMALL = {
  model_type: 'llama',
  hidden_size: 64,
  intermediate_size: 256,
  num_attention_heads: 4,
  num_hidden_layers: 4,
  vocab_size: 100,
  tie_word_embeddings: false,
};

function written(fields: object) {
  const { text = '', findings } = importConfig(JSON.stringify({ ...SMALL, ...fields }), 'model');
  return { ...parse(text), findings: findings.map(({ severity, field }) => `${severity} ${field}`) };
}

describe('JSON as configurations have it', () => {
  it.each([
    ['numbers that only Python writes', '{"a": Infinity, "b": -Infinity, "c": [NaN], "d": "NaN, Infinity", '],
    ['a byte order mark', '\uFEFF{'],
  ])('is read: %s', (_, start) => {
    const { text, findings } = importConfig(start + JSON.stringify(SMALL).slice(1), 'model');
    expect(text).toContain('hidden: 64');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a layer', () => {
  it('is a block of one half where a list names FFNs', () => {
    const { layers, findings } = written({
      layers_block_type: ['mamba', 'mlp', 'attention', 'mlp'],
      mamba_num_heads: 4,
      mamba_head_dim: 32,
      ssm_state_size: 8,
      num_hidden_layers: undefined,
    });
    expect(findings).toEqual([]);
    expect(layers).toEqual([
      { count: 1, attention: 'mamba', ffn: 'none' },
      { count: 1, attention: 'none', ffn: 'dense' },
      { count: 1, attention: 'mha', ffn: 'none' },
      { count: 1, attention: 'none', ffn: 'dense' },
    ]);
  });

  it('may have a shape of its own', () => {
    const { attention, ffn, layers } = written({
      block_configs: [
        { attention: { n_heads_in_group: 2 }, ffn: { ffn_mult: 2 } },
        { attention: { no_op: true }, ffn: { ffn_mult: 1 } },
        { attention: { replace_with_linear: true }, ffn: { no_op: true } },
        { attention: { n_heads_in_group: 4 }, ffn: { replace_with_linear: true } },
      ],
    });
    expect(attention).toMatchObject({
      gqa: { kv_heads: 2 },
      mqa: {},
      linear_layer: { parameters: 'hidden^2' },
    });
    expect(Object.keys(ffn)).toEqual(['dense', 'linear_layer']);
    expect(layers.map((layer: Record<string, unknown>) => [layer.attention, layer.ffn])).toEqual([
      ['gqa', 'dense'],
      ['none', 'dense'],
      ['linear_layer', 'none'],
      ['mqa', 'linear_layer'],
    ]);
  });

  it('may have a width from a list', () => {
    const { ffn } = written({ intermediate_size: [256, 256, 128, 128] });
    expect(ffn).toMatchObject({ dense: { width: 256 }, dense_2: { width: 128 } });
  });

  it('may use the keys and values of an earlier one', () => {
    const { attention, layers } = written({ num_kv_shared_layers: 2 });
    expect(attention.mha_2.shared_kv).toBe(true);
    expect(layers).toMatchObject([
      { count: 2, attention: 'mha' },
      { count: 2, attention: 'mha_2' },
    ]);
    expect(written({ use_cla: true, cla_share_factor: 2 }).layers).toMatchObject([{ repeat: 2 }]);
  });

  it('may attend to an image', () => {
    const { attention, layers } = written({ cross_attention_layers: [1, 3] });
    expect(attention.cross).toMatchObject({ type: 'cross', tokens: 6404 });
    expect(layers).toMatchObject([{ repeat: 2, of: [{ attention: 'mha' }, { attention: 'cross' }] }]);
  });

  it('of an unknown kind makes no file', () => {
    const { text, findings } = importConfig(
      JSON.stringify({
        ...SMALL,
        layer_types: ['retention', 'full_attention', 'full_attention', 'full_attention'],
      }),
      'model',
    );
    expect(text).toBeUndefined();
    expect(findings).toMatchObject([{ severity: 'error', field: 'layer_types' }]);
  });

  it('follows a group of linear attention', () => {
    expect(written({ layer_group_size: 2 }).layers).toMatchObject([
      { repeat: 2, of: [{ attention: 'linear' }, { attention: 'mha' }] },
    ]);
  });
});

describe('a window', () => {
  const listed = { layer_types: Array(4).fill('sliding_attention') };

  it.each([
    ['where a list names it', { ...listed, sliding_window: 512 }],
    ['where no list does', { sliding_window: 512 }],
    [
      'where a block has its own',
      {
        sliding_window: 512,
        block_configs: Array(4).fill({ attention: { window_length: 512 }, ffn: { ffn_mult: 1 } }),
      },
    ],
  ])('of the longest context is full attention: %s', (_, fields) => {
    expect(written({ ...fields, max_position_embeddings: 512 })).toMatchObject({
      layers: [{ count: 4, attention: 'mha' }],
      findings: [],
    });
    expect(written({ ...fields, max_position_embeddings: 513 })).toMatchObject({
      attention: { sliding: { window: 512 } },
      findings: [],
    });
  });

  it.each([
    [listed, { sliding: { window: 4096 } }, 'warning sliding_window'],
    [{ ...listed, sliding_window: null }, { sliding: { window: 4096 } }, 'warning sliding_window'],
    [
      { layer_types: Array(4).fill('chunked_attention') },
      { chunked: { chunk: 8192 } },
      'warning attention_chunk_size',
    ],
  ])('of no stated size is reported: %j', (fields, attention, finding) => {
    expect(written(fields)).toMatchObject({ attention, findings: [finding] });
  });
});

describe('a default that decides much', () => {
  it.each([
    [{ model_type: 'new', hidden_act: 'gelu_pytorch_tanh' }, 'warning hidden_act'],
    [{ model_type: 'new', hidden_act: 'relu' }, 'warning hidden_act'],
    [{ model_type: 'new', tie_word_embeddings: undefined }, 'warning tie_word_embeddings'],
    [{ intermediate_size: undefined }, 'warning intermediate_size'],
    [{ num_experts: 4 }, 'warning num_experts_per_tok'],
  ])('is reported: %j', (fields, finding) => {
    expect(written(fields).findings).toContain(finding);
  });
});

describe('what was not read', () => {
  it.each([
    [{ memory_slots: 9 }, 'warning memory_slots'],
    [{ width_per_layer: [1, 2] }, 'warning width_per_layer'],
    [{ slots: '1,2,3' }, 'warning slots'],
    [{ recurrence: { size: 3 } }, 'error recurrence'],
    [{ fancy: true }, 'information fancy'],
  ])('is reported with what may follow from it: %j', (fields, finding) => {
    expect(written(fields).findings).toEqual([finding]);
  });

  it.each([
    {
      top_k: 50,
      top_p: 0.9,
      temperature: 1,
      num_beams: 1,
      max_length: 20,
      min_length: 0,
      repetition_penalty: 1.1,
    },
    { bos_token_id: 1, eos_token_id: [1, 2], image_token_index: 7, ignore_index: -100 },
    { rms_norm_eps: 1e-6, initializer_range: 0.02, router_aux_loss_coef: 0.001, attention_dropout: 0.1 },
    {
      rope_parameters: { rope_theta: 1e6 },
      id2label: { 0: 'a' },
      pruned_heads: {},
      vision_config: { depth: 3 },
    },
  ])('is silent where it sizes nothing: %j', (fields) => {
    expect(written(fields).findings).toEqual([]);
  });
});
