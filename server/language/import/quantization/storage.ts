import type { NumberType, StorageType } from '../../../core/spec';
import type { Config } from '../config';

const FLOATS: Readonly<Record<string, NumberType>> = {
  bfloat16: 'bf16',
  float16: 'fp16',
  half: 'fp16',
  float32: 'fp32',
  float8_e4m3fn: 'fp8',
};

/** The format of a checkpoint's `torch_dtype`. */
export function typeOf(dtype: string): NumberType | undefined {
  return FLOATS[dtype.replace(/^torch\./, '')];
}

/** How many bits, of what kind, with which groups. */
export interface Stored {
  readonly bits: number;
  readonly float: boolean;
  /** Elements that share a scale; absent where that is a row, a tensor or a block of rows. */
  readonly group?: number | undefined;
  readonly zeroPoint?: boolean | undefined;
}

const INTEGERS = [2, 3, 4, 5, 6, 8];

/** The format of the language for what a checkpoint stores; undefined where it has none. */
export function storageType({ bits, float, group, zeroPoint = false }: Stored): StorageType | undefined {
  if (bits === 16) return 'bf16';
  if (float) {
    if (bits === 8) return group === 32 ? 'fp8/32' : 'fp8';
    if (bits !== 4) return undefined;
    return group === 32 ? 'mxfp4' : 'nvfp4';
  }
  if (!INTEGERS.includes(bits)) return undefined;
  const base = `int${bits}` as 'int4' | 'int8';
  if (group !== undefined && group > 0) return zeroPoint ? `${base}/${group}z` : `${base}/${group}`;
  return bits === 8 || bits === 4 ? base : `${base}/65536`;
}

/** The format of a part of `config_groups` such as its weights; undefined where it has none. */
export function ofScheme(scheme: Config): StorageType | undefined {
  const bits = scheme.number('num_bits');
  if (bits === undefined) return undefined;
  const strategy = scheme.text('strategy');
  const size = scheme.number('group_size');
  const grouped = strategy === undefined || strategy === 'group' || strategy === 'tensor_group';
  return storageType({
    bits,
    float: scheme.text('type') === 'float',
    group: grouped ? size : undefined,
    zeroPoint: scheme.flag('symmetric') === false,
  });
}

/** The format of an algorithm of ModelOpt. */
export function ofAlgorithm(name: string, group: number | undefined): StorageType | undefined {
  const algorithm = name.toUpperCase();
  if (/NVFP4|^FP4$/.test(algorithm)) return 'nvfp4';
  if (/MXFP4/.test(algorithm)) return 'mxfp4';
  if (/MXFP8/.test(algorithm)) return 'fp8/32';
  if (/^(INT4_AWQ|W4A16_AWQ|W4A8_AWQ|W4A16|INT4)/.test(algorithm))
    return storageType({ bits: 4, float: false, group: group ?? 128 });
  if (/^FP8|W8A8_FP8/.test(algorithm)) return 'fp8';
  if (/^(W8A16|W8A8|INT8)/.test(algorithm)) return 'int8';
  return undefined;
}
