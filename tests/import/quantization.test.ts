import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importConfig } from '../../server/language';

const DENSE = {
  model_type: 'llama',
  hidden_size: 64,
  intermediate_size: 256,
  num_attention_heads: 4,
  num_hidden_layers: 2,
  vocab_size: 100,
  tie_word_embeddings: false,
};
const MOE = {
  ...DENSE,
  model_type: 'deepseek_v3',
  first_k_dense_replace: 1,
  moe_intermediate_size: 32,
  n_routed_experts: 8,
  n_shared_experts: 1,
  num_experts_per_tok: 2,
};

/** The formats in the model file of a configuration. */
function formats(config: object, beside?: object) {
  const quantization = beside === undefined ? undefined : JSON.stringify(beside);
  const { text = '', findings } = importConfig(JSON.stringify(config), 'model', { quantization });
  const { precision, ffn = {}, attention = {} } = parse(text);
  return {
    weights: precision.weights,
    kv: precision.kv,
    head: precision.head ?? precision.weights,
    attention: attention.mha?.precision,
    dense: ffn.dense?.precision,
    moe: ffn.moe?.precision,
    findings: findings.map(({ severity, field }) => `${severity} ${field}`),
  };
}

const weights = (num_bits: number, type: 'int' | 'float', group_size?: number) => ({
  num_bits,
  type,
  ...(group_size === undefined ? {} : { group_size }),
});
const linear = (of: object) => ({ config_groups: { group_0: { weights: of, targets: ['Linear'] } } });

describe('the quantization of a checkpoint', () => {
  it('is by group, by target, and of the KV cache', () => {
    const quantization_config = {
      quant_method: 'modelopt',
      config_groups: {
        group_0: { weights: weights(8, 'float'), targets: ['a.self_attn.q_proj'] },
        group_1: { weights: weights(4, 'float', 16), targets: ['a.mlp.up_proj'] },
      },
      kv_cache_scheme: { num_bits: 8, type: 'float' },
    };
    expect(formats({ ...DENSE, quantization_config })).toMatchObject({
      weights: 'fp8',
      kv: 'fp8',
      head: 'bf16',
      dense: { weights: 'nvfp4' },
      findings: [],
    });
  });

  it.each([
    ['FP8', { quant_method: 'fp8', weight_block_size: [128, 128] }, 'fp8'],
    ['FBGEMM', { quant_method: 'fbgemm_fp8' }, 'fp8'],
    [
      'GPTQ, whose zero point is always there',
      { quant_method: 'gptq', bits: 4, group_size: 128, sym: true },
      'int4/128z',
    ],
    ['AWQ', { quant_method: 'awq', bits: 4, group_size: 128, zero_point: true }, 'int4/128z'],
    ['AutoRound', { quant_method: 'auto-round', bits: 4, group_size: 32, sym: true }, 'int4/32z'],
    ['GPTQ without groups', { quant_method: 'gptq', bits: 8, group_size: -1 }, 'int8'],
    ['bitsandbytes', { quant_method: 'bitsandbytes', load_in_4bit: true }, 'int4/32'],
    [
      'bitsandbytes twice',
      { quant_method: 'bitsandbytes', load_in_4bit: true, bnb_4bit_use_double_quant: true },
      'int4/128',
    ],
    ['bitsandbytes in 8 bits', { quant_method: 'bitsandbytes', load_in_8bit: true }, 'int8'],
    [
      'integers with groups',
      { quant_method: 'compressed-tensors', ...linear(weights(4, 'int', 128)) },
      'int4/128',
    ],
    [
      'integers by channel',
      { quant_method: 'compressed-tensors', ...linear({ ...weights(8, 'int'), strategy: 'channel' }) },
      'int8',
    ],
    [
      'floats by tensor',
      { quant_method: 'compressed-tensors', ...linear({ ...weights(8, 'float'), strategy: 'tensor' }) },
      'fp8',
    ],
    ['groups of 16', { quant_method: 'compressed-tensors', ...linear(weights(4, 'float', 16)) }, 'nvfp4'],
    ['groups of 32', { quant_method: 'compressed-tensors', ...linear(weights(4, 'float', 32)) }, 'mxfp4'],
    ['ModelOpt', { quant_method: 'modelopt', quant_algo: 'NVFP4', group_size: 16 }, 'nvfp4'],
    ['Quark', { quant_method: 'quark', global_quant_config: { weight: { dtype: 'fp8_e4m3' } } }, 'fp8'],
    [
      'Quark in four bits',
      { quant_method: 'quark', global_quant_config: { weight: { dtype: 'fp4', group_size: 32 } } },
      'mxfp4',
    ],
  ])('is understood: %s', (_, quantization_config, expected) => {
    const found = formats({ ...DENSE, quantization_config });
    expect([found.weights, found.dense, found.head, found.findings]).toEqual([
      expected,
      undefined,
      'bf16',
      [],
    ]);
  });

  it('of an unknown method is an error', () => {
    expect(formats({ ...DENSE, quantization_config: { quant_method: 'spqr' } }).findings).toEqual([
      'error quantization_config',
    ]);
  });

  it('leaves out modules and not what merely begins like them', () => {
    const fp8 = (modules_to_not_convert: readonly string[]) =>
      formats({ ...DENSE, quantization_config: { quant_method: 'fp8', modules_to_not_convert } });
    expect(fp8(['model.layers.0.self_attn.q_norm', 'model.layers.1.mlp.gate']).weights).toBe('fp8');
    expect(fp8(['self_attn'])).toMatchObject({ weights: 'bf16', dense: { weights: 'fp8' } });
    expect(fp8(['model.layers.*.mlp*'])).toMatchObject({ weights: 'fp8', dense: { weights: 'bf16' } });
    expect(fp8(['re:.*self_attn.*'])).toMatchObject({ weights: 'bf16', dense: { weights: 'fp8' } });
  });

  it('differs between layers where the lists do', () => {
    const { text = '' } = importConfig(
      JSON.stringify({
        ...DENSE,
        quantization_config: { quant_method: 'fp8', modules_to_not_convert: ['model.layers.1.mlp'] },
      }),
      'model',
    );
    const model = parse(text);
    expect(
      model.layers.map(({ ffn }: { readonly ffn: string }) => model.ffn[ffn].precision?.weights),
    ).toEqual([undefined, 'bf16']);
  });

  it('is of experts alone, and of shared experts by themselves', () => {
    const ignore = [
      'lm_head',
      're:.*self_attn.*',
      're:.*shared_experts.*',
      're:.*mlp\\.(gate|up|down)_proj.*',
    ];
    const quantization_config = {
      quant_method: 'compressed-tensors',
      ...linear({ ...weights(4, 'int', 32), symmetric: true }),
      ignore,
    };
    expect(formats({ ...MOE, quantization_config })).toMatchObject({
      weights: 'bf16',
      dense: undefined,
      moe: { weights: 'int4/32', shared: 'bf16' },
      findings: [],
    });
  });

  it('of experts alone is that of a dense model', () => {
    const quantization_config = { quant_method: 'mxfp4' };
    expect(formats({ ...DENSE, quantization_config }).weights).toBe('mxfp4');
    expect(formats({ ...MOE, quantization_config })).toMatchObject({
      weights: 'bf16',
      moe: { weights: 'mxfp4' },
    });
  });

  it('is by layer', () => {
    const quantized_layers = {
      'model.layers.0.self_attn.q_proj': { quant_algo: 'FP8' },
      'model.layers.0.mlp.up_proj': { quant_algo: 'NVFP4', group_size: 16 },
      'model.layers.1.self_attn.q_proj': { quant_algo: 'FP8' },
      'model.layers.1.mlp.up_proj': { quant_algo: 'NVFP4', group_size: 16 },
    };
    const beside = {
      quantization: { quant_algo: 'MIXED_PRECISION', kv_cache_quant_algo: 'FP8', quantized_layers },
    };
    expect(formats(DENSE, beside)).toMatchObject({ weights: 'fp8', kv: 'fp8', dense: { weights: 'nvfp4' } });
  });

  it('is asked for where the name says that there is one', () => {
    const { findings } = importConfig(JSON.stringify(DENSE), 'Llama-3.1-8B-NVFP4');
    expect(findings).toMatchObject([{ severity: 'warning', field: 'quantization_config' }]);
  });
});
