import type { NumberType, PrecisionSpec, StorageType } from '../../../core/spec';
import type { Config } from '../config';
import { modulesOf, type Part } from './module-names';
import { type Rules, rulesOf } from './rules';
import { typeOf } from './storage';

/** The number formats of a checkpoint. */
export interface Formats {
  readonly model: PrecisionSpec;
  /** What a layer's part is stored in. */
  of(part: Part, layer: number): StorageType;
  /** In words, for the comment. */
  readonly note: string;
}

/** Parts that a checkpoint leaves as they are unless a rule names them. */
const LEFT: ReadonlySet<Part> = new Set(['head', 'embedding']);

/** Reads `torch_dtype` and the quantization of a checkpoint. The KV cache is in the dtype where no scheme says otherwise. */
export function readFormats(config: Config, isMoe: boolean): Formats {
  const dtype = config.text('torch_dtype', 'dtype') ?? 'bfloat16';
  const base = typeOf(dtype) ?? 'bf16';
  // FP8 checkpoints compute in 16 bits what is not quantized.
  const served: NumberType = base === 'fp8' ? 'bf16' : base;
  const plain: PrecisionSpec = { weights: served, kv: served, dispatch: served, combine: served };
  const quantization = config.map('quantization_config', 'compression_config', 'quantization');
  const unquantized: Formats = { model: plain, of: () => served, note: `torch_dtype ${dtype}` };
  if (quantization === undefined) return unquantized;
  const rules = rulesOf(quantization);
  const method = quantization.text('quant_method', 'qformat_weight') ?? 'unknown';
  if (rules === undefined) {
    config.tell(
      'error',
      'quantization_config',
      `has the quant_method ‘${method}’, which is not understood: the weights were taken as ${served}, so the sizes are not those of this checkpoint; write \`precision: { weights: … }\` by hand`,
    );
    return unquantized;
  }
  const expertFormat = config.text('expert_dtype');
  const experts: StorageType | undefined =
    expertFormat !== undefined && /fp4/i.test(expertFormat) ? 'mxfp4' : undefined;
  const of = (part: Part, layer: number): StorageType =>
    (part === 'experts' ? experts : undefined) ?? formatOf(rules, part, layer, isMoe, served, config);
  return { model: modelFormats(plain, rules, of, served), of, note: noteOf(method, rules, experts) };
}

function modelFormats(
  plain: PrecisionSpec,
  rules: Rules,
  of: Formats['of'],
  served: NumberType,
): PrecisionSpec {
  const [attention, head] = [of('attention', 0), of('head', 0)];
  const kv = rules.kv ?? served;
  const dispatch = attention === 'fp8' || of('experts', 1) === 'fp8' ? 'fp8' : served;
  const formats = { ...plain, weights: attention, kv, dispatch };
  const embedding = of('embedding', 0);
  return {
    ...formats,
    ...(head === attention ? {} : { head }),
    ...(embedding === head ? {} : { embedding }),
  };
}

function noteOf(method: string, { named, general, kv }: Rules, experts: StorageType | undefined): string {
  const types = [...new Set([experts, general, ...named.map(({ type }) => type)])].filter(
    (type) => type !== undefined,
  );
  return `quantization: ${method}, ${types.join(' and ')}${kv === undefined ? '' : `, KV ${kv}`}`;
}

/** What a part of a layer is stored in: the format of most of its modules. */
function formatOf(
  rules: Rules,
  part: Part,
  layer: number,
  isMoe: boolean,
  served: NumberType,
  config: Config,
): StorageType {
  if (rules.expertsOnly === true && isMoe && part !== 'experts') return served;
  const spellings = modulesOf(part, layer);
  // The spelling that the lists use tells; where none names the part, they all agree.
  const found = spellings.map((modules) => modules.map((module) => ofModule(rules, part, module)));
  const telling = found.filter((types) => types.some(({ listed }) => listed));
  const chosen = telling[0] ?? found[0] ?? [];
  // Where only names are quantized, those of the part that have a name speak for it.
  const types = chosen
    .filter(({ type, listed }) => listed || type !== undefined)
    .map(({ type }) => type ?? served);
  const distinct = [...new Set(types)];
  const [most = served] = distinct.toSorted((one, other) => count(types, other) - count(types, one));
  if (distinct.length > 1)
    config.tell(
      'warning',
      'quantization_config',
      `stores the matrices of ${NAMES[part]} in several formats (${distinct.join(', ')}); counted as ${most}`,
    );
  return most;
}

const NAMES: Readonly<Record<Part, string>> = {
  attention: 'attention',
  dense: 'the dense FFN',
  experts: 'the experts',
  shared: 'the shared experts',
  head: 'the LM head',
  embedding: 'the embedding',
};

const count = (types: readonly StorageType[], wanted: StorageType): number =>
  types.filter((type) => type === wanted).length;

interface ModuleFormat {
  readonly type: StorageType | undefined;
  /** Whether a list names it. */
  readonly listed: boolean;
}

function ofModule({ named, general, ignored }: Rules, part: Part, module: string): ModuleFormat {
  if (ignored.some((matches) => matches(module))) return { type: undefined, listed: true };
  const rule = named.find(({ matches }) => matches(module));
  if (rule !== undefined) return { type: rule.type, listed: true };
  return { type: LEFT.has(part) ? undefined : general, listed: false };
}
