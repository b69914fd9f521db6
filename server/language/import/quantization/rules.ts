import type { StorageType } from '../../../core/spec';
import type { Config } from '../config';
import { isClass, type ModulePattern, modulePattern } from './module-pattern';
import { ofAlgorithm, ofScheme, storageType } from './storage';

/** A format and the modules that have it. */
interface Rule {
  readonly type: StorageType;
  readonly matches: ModulePattern;
}

/** Which modules of a checkpoint are stored how; the first rule that names a module holds, where nothing leaves it out. */
export interface Rules {
  readonly named: readonly Rule[];
  /** For every module that no rule names. */
  readonly general: StorageType | undefined;
  readonly ignored: readonly ModulePattern[];
  /** Whether experts alone are quantized. */
  readonly expertsOnly?: boolean;
  readonly kv?: StorageType | undefined;
}

const NONE: Rules = { named: [], general: undefined, ignored: [] };

const texts = (list: readonly unknown[] | undefined): readonly string[] =>
  (list ?? []).filter((item): item is string => typeof item === 'string');

function ignoredIn(quantization: Config): readonly ModulePattern[] {
  const names = [
    'ignore',
    'modules_to_not_convert',
    'ignored_layers',
    'exclude_modules',
    'exclude',
    'llm_int8_skip_modules',
    'modules_to_not_quantize',
  ];
  return names.flatMap((name) => texts(quantization.list(name))).map(modulePattern);
}

/** The format of the KV cache, where a checkpoint says that it is quantized. */
function kvOf(quantization: Config): StorageType | undefined {
  const scheme = quantization.map('kv_cache_scheme') ?? quantization.map('kv_cache_quant_config');
  const algorithm = quantization.text('kv_cache_quant_algo', 'kv_cache_dtype');
  const type = scheme === undefined ? undefined : ofScheme(scheme);
  return type ?? (algorithm === undefined ? undefined : ofAlgorithm(algorithm, undefined));
}

/** Groups with their targets (compressed-tensors, ModelOpt). */
function ofGroups(groups: Config): Rules {
  const named: Rule[] = [];
  let general: StorageType | undefined;
  for (const [, group] of groups.maps()) {
    const weights = group.map('weights');
    const type = weights === undefined ? undefined : ofScheme(weights);
    group.map('input_activations')?.readAll();
    group.map('output_activations')?.readAll();
    group.text('format');
    const targets = texts(group.list('targets'));
    if (type === undefined) continue;
    if (targets.length === 0 || targets.some(isClass)) general = type;
    for (const target of targets) if (!isClass(target)) named.push({ type, matches: modulePattern(target) });
  }
  return { ...NONE, named, general };
}

/** Layers by their names, each with an algorithm (ModelOpt's mixed precision). */
function ofLayers(layers: Config): readonly Rule[] {
  return layers.maps().flatMap(([name, layer]) => {
    const type = ofAlgorithm(layer.text('quant_algo') ?? '', layer.number('group_size'));
    layer.readAll();
    return type === undefined ? [] : [{ type, matches: modulePattern(name) }];
  });
}

function ofModelOpt(quantization: Config): Rules | undefined {
  const layers = quantization.map('quantized_layers');
  const algorithm = quantization.text('quant_algo') ?? '';
  const general = ofAlgorithm(algorithm, quantization.number('group_size'));
  if (layers === undefined) return general === undefined ? undefined : { ...NONE, general };
  return { ...NONE, named: ofLayers(layers), general };
}

/** Weights in integers with groups: GPTQ and AutoRound store a zero point always, AWQ and others where they say so. */
function ofIntegers(quantization: Config, zeroPoint: boolean): Rules | undefined {
  const bits = quantization.number('bits', 'w_bit', 'weight_bits', 'nbits');
  const size = quantization.value('group_size', 'q_group_size');
  // -1 is a scale for a whole row.
  const group = typeof size === 'number' && size > 0 ? size : undefined;
  if (bits === undefined) return undefined;
  const general = storageType({
    bits,
    float: false,
    group,
    zeroPoint,
  });
  const skipped = quantization.map('dynamic', 'extra_config')?.maps() ?? [];
  const ignored = skipped.flatMap(([name, part]) => {
    const own = part.number('bits', 'w_bit');
    part.readAll();
    return name.startsWith('-:') || own === 16 ? [modulePattern(name)] : [];
  });
  return { ...NONE, general, ignored };
}

function ofBitsAndBytes(quantization: Config): Rules | undefined {
  if (quantization.flag('load_in_4bit', '_load_in_4bit') === true) {
    // A scale of 32 bits for 64 elements, which double quantization brings down to 8 bits.
    const double = quantization.flag('bnb_4bit_use_double_quant') === true;
    return { ...NONE, general: double ? 'int4/128' : 'int4/32' };
  }
  return quantization.flag('load_in_8bit', '_load_in_8bit') === true
    ? { ...NONE, general: 'int8' }
    : undefined;
}

/** Quark: a general format, and formats by the names of layers. */
function ofQuark(quantization: Config): Rules | undefined {
  const format = (part: Config | undefined): StorageType | undefined => {
    const weight = part?.map('weight');
    const dtype = weight?.text('dtype') ?? '';
    const group = weight?.number('group_size');
    part?.readAll();
    weight?.readAll();
    if (/^fp8|mxfp8/i.test(dtype)) return group === 32 ? 'fp8/32' : 'fp8';
    if (/^(mx_?)?fp4|mxfp4/i.test(dtype)) return 'mxfp4';
    const bits = /^u?int(\d+)/i.exec(dtype)?.[1];
    return bits === undefined
      ? undefined
      : storageType({ bits: Number(bits), float: false, group, zeroPoint: /^u/i.test(dtype) });
  };
  const general = format(quantization.map('global_quant_config'));
  const named = (quantization.map('layer_quant_config')?.maps() ?? []).flatMap(([name, part]) => {
    const type = format(part);
    return type === undefined ? [] : [{ type, matches: modulePattern(name) }];
  });
  return general === undefined && named.length === 0 ? undefined : { ...NONE, named, general };
}

function byMethod(quantization: Config, method: string): Rules | undefined {
  const groups = quantization.map('config_groups');
  if (groups !== undefined) return ofGroups(groups);
  switch (method) {
    case 'mxfp4':
      return { ...NONE, general: 'mxfp4', expertsOnly: true };
    case 'fp8':
    case 'fbgemm_fp8':
      return { ...NONE, general: 'fp8' };
    case 'modelopt':
    case 'modelopt_fp4':
    case 'nvfp4':
      return ofModelOpt(quantization) ?? (method === 'modelopt' ? undefined : { ...NONE, general: 'nvfp4' });
    case 'gptq':
    case 'auto-round':
    case 'auto_round':
    case 'intel/auto-round':
      return ofIntegers(quantization, true);
    case 'awq':
      return ofIntegers(quantization, quantization.flag('zero_point') !== false);
    case 'bitsandbytes':
      return ofBitsAndBytes(quantization);
    case 'quark':
      return ofQuark(quantization);
    default:
      return ofModelOpt(quantization) ?? ofIntegers(quantization, quantization.flag('zero_point') === true);
  }
}

/** Mistral’s `params.json`. */
function ofQformat(quantization: Config): Rules | undefined {
  const format = quantization.text('qformat_weight');
  if (format === undefined) return undefined;
  return { ...NONE, general: /fp8/i.test(format) ? 'fp8' : ofAlgorithm(format, undefined) };
}

/** The rules of a quantization; undefined where its method is not understood. */
export function rulesOf(quantization: Config): Rules | undefined {
  const method = quantization.text('quant_method') ?? '';
  const found = ofQformat(quantization) ?? byMethod(quantization, method);
  if (found === undefined) return undefined;
  return { ...found, ignored: [...found.ignored, ...ignoredIn(quantization)], kv: kvOf(quantization) };
}
