import type { NumberType, PrecisionSpec } from '../../core/spec';
import type { Config } from './config';

const TYPES: Readonly<Record<string, NumberType>> = {
  bfloat16: 'bf16',
  float16: 'fp16',
  float32: 'fp32',
  float8_e4m3fn: 'fp8',
};

/** The number formats of a checkpoint: of the model, and of its experts where only those are quantized. */
export interface ImportedPrecision {
  readonly model: PrecisionSpec;
  readonly experts?: PrecisionSpec;
  /** In words, for the comment. */
  readonly note: string;
}

function bitsOf(quantization: Config): number | undefined {
  if (quantization.flag('load_in_4bit', '_load_in_4bit') === true) return 4;
  if (quantization.flag('load_in_8bit', '_load_in_8bit') === true) return 8;
  const group = quantization.map('config_groups')?.map('group_0')?.map('weights');
  return quantization.number('bits', 'weight_bits') ?? group?.number('num_bits');
}

function storedAs(quantization: Config, method: string): NumberType | undefined {
  if (method === 'mxfp4') return 'mxfp4';
  if (method === 'fp8' || method === 'fbgemm_fp8') return 'fp8';
  if (method === 'modelopt' && (quantization.text('quant_algo') ?? '').startsWith('NVFP4')) return 'nvfp4';
  const format = quantization.text('format') ?? '';
  const bits = bitsOf(quantization);
  if (bits === 4) return format.includes('nvfp4') ? 'nvfp4' : 'int4';
  if (bits === 8) return format.includes('float') ? 'fp8' : 'int8';
  return undefined;
}

/** Reads `torch_dtype` and `quantization_config`. The KV cache stays in the dtype, as engines keep it unless told. */
export function importPrecision(config: Config): ImportedPrecision {
  const dtype = config.text('torch_dtype', 'dtype') ?? 'bfloat16';
  const base = TYPES[dtype] ?? 'bf16';
  // FP32 checkpoints of small models are served in 16 bits.
  const served: NumberType = base === 'fp8' ? 'bf16' : base;
  const plain: PrecisionSpec = { weights: served, kv: served, dispatch: served, combine: served };
  const quantization = config.map('quantization_config', 'compression_config');
  if (quantization === undefined) return { model: plain, note: `torch_dtype ${dtype}` };
  const method = quantization.text('quant_method') ?? 'unknown';
  const stored = storedAs(quantization, method);
  if (stored === undefined) {
    config.tell(
      'warning',
      'quantization_config',
      `quant_method ‘${method}’ is not understood; the weights were taken as ${served}`,
    );
    return { model: plain, note: `torch_dtype ${dtype}` };
  }
  const kept = quantization.list('modules_to_not_convert', 'ignore', 'ignored_layers') ?? [];
  const onlyExperts = kept.some((name) => typeof name === 'string' && name.includes('self_attn'));
  const note = `quantization_config: ${method}, ${stored}${onlyExperts ? ' for the experts' : ''}`;
  if (onlyExperts) return { model: plain, experts: { weights: stored }, note };
  const dispatch = stored === 'fp8' ? stored : served;
  return { model: { ...plain, weights: stored, head: served, dispatch }, note };
}
