import { heads } from './attention/heads';
import { isPureMamba } from './attention/mamba';
import { tellUnused, writeAttention } from './attention-plan';
import { Config, type ImportFinding, isMap, type Json, languagePart } from './config';
import { tellEncoder } from './encoder';
import { type Family, familyOf } from './families';
import { ffnDesign } from './ffn-plan';
import { type Design, type Figure, figure } from './figure';
import { readJson } from './json';
import { layerList } from './layer-list';
import { layersOf, planLayers } from './layer-plan';
import type { PlannedLayer } from './planned-layer';
import { printModel } from './print';
import { askForQuantization, quantizationOf } from './quantization/beside';
import { type Formats, readFormats } from './quantization/formats';
import { refusal } from './refused';
import { Registry } from './registry';
import { type ImportSummary, summaryOf } from './summary';
import { isTied, tellTied } from './tied';
import { tellTowers } from './towers';
import { tellUnread } from './unread';
import { checkedModel } from './verify';
import { withFormats } from './with-formats';

/** A model file made of a configuration, and what a person should know about it. */
export interface Imported {
  /** Undefined where the configuration says too little to make a model of it. */
  readonly text: string | undefined;
  readonly findings: readonly ImportFinding[];
  /** What the model file says of the model's size; undefined where there is none, or it has errors. */
  readonly summary: ImportSummary | undefined;
}

/** What stands next to a configuration. */
export interface Beside {
  /** The text of `hf_quant_config.json`. */
  readonly quantization?: string | undefined;
}

function refused(field: string, message: string, findings: readonly ImportFinding[] = []): Imported {
  return {
    text: undefined,
    summary: undefined,
    findings: [...findings, { severity: 'error', field, message }],
  };
}

function parsed(text: string, what: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: readJson(text) };
  } catch (error) {
    return { problem: `expected ${what}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function learnedPositions(config: Config, learned: boolean | undefined): number | undefined {
  const rotary = ['rope_theta', 'rotary_dim', 'rotary_pct', 'rope_scaling', 'rope_parameters', 'alibi'].some(
    (name) => config.has(name),
  );
  const classic = config.has('n_positions') || config.has('n_ctx') || config.flag('learned_pos_emb') === true;
  if (!(learned ?? (classic && !rotary))) return undefined;
  return config.number('n_positions', 'max_position_embeddings', 'n_ctx');
}

const HIDDEN = ['hidden_size', 'n_embd', 'n_embed', 'd_model', 'model_dim', 'dim', 'hidden_dim'];

/** The two halves of a model with the names that each layer gives them. */
interface Halves {
  readonly attention: Registry;
  readonly ffn: Registry;
  readonly names: readonly { readonly attention: string; readonly ffn: string }[];
}

function writeLayers(
  plan: readonly PlannedLayer[],
  config: Config,
  hidden: number,
  formats: Formats,
): Halves {
  const [attention, ffn] = [new Registry(), new Registry()];
  const total = config.number('num_hidden_layers', 'n_layer', 'n_layers', 'num_layers') ?? plan.length;
  const names = plan.map(({ attention: kind, ffn: feeds, own, index }) => {
    const here = config.at(index, total, own);
    const place = { hidden, layer: index, layers: total };
    const add = (name: string, design: Design) =>
      attention.add(name, withFormats(design, 'attention', index, formats));
    const mixes = kind === 'none' ? kind : writeAttention(kind, here, { ...place, add });
    if (feeds === 'none') return { attention: mixes, ffn: feeds };
    const [name, design] = ffnDesign(feeds, here, place);
    return { attention: mixes, ffn: ffn.add(name, withFormats(design, 'ffn', index, formats)) };
  });
  return { attention, ffn, names };
}

/**
 * Makes a model file of a configuration: a Hugging Face `config.json`, or the `params.json` of Mistral and Meta. An architecture is
 * read by its fields, whatever its `model_type`; what is not understood is reported and never guessed in silence.
 * @param json the text of the configuration
 * @param name what to call the model where the configuration does not say
 */
export function importConfig(json: string, name: string, beside: Beside = {}): Imported {
  const whole = parsed(json, 'JSON');
  if ('problem' in whole) return refused('', whole.problem);
  const part = languagePart(whole.value);
  if (part === undefined) return refused('', 'expected a JSON object with the fields of a config.json');
  const quantized = beside.quantization === undefined ? undefined : parsed(beside.quantization, 'JSON');
  if (quantized !== undefined && 'problem' in quantized)
    return refused('hf_quant_config.json', quantized.problem);
  const quantization = quantized === undefined ? undefined : quantizationOf(quantized.value);
  const fields = quantization === undefined ? part : { ...part, quantization_config: quantization };
  return importFields(fields, isMap(whole.value) ? whole.value : part, name);
}

function importFields(fields: Json, whole: Json, name: string): Imported {
  const modelType = typeof fields.model_type === 'string' ? fields.model_type : '';
  const isParams = modelType === '' && !('architectures' in fields) && 'dim' in fields;
  // The classes behind a params.json have an LM head of their own unless it says otherwise.
  const family: Family = isParams ? { tied: false } : familyOf(modelType);
  const config = Config.of(fields, family.usual);
  const wrong = refusal(config);
  if (wrong !== undefined) return refused(wrong.field, wrong.message);
  const hidden = config.number(...HIDDEN);
  const layers = layersOf(config);
  if (hidden === undefined || layers === undefined || hidden < 1 || layers < 1 || layers > 10_000) {
    const field = hidden === undefined || hidden < 1 ? 'hidden_size' : 'num_hidden_layers';
    return refused(field, 'is missing or out of range; expected a decoder’s config.json');
  }
  if (!isPureMamba(config) && !config.has('num_query_heads') && heads(config) < 1)
    return refused('num_attention_heads', 'is missing; expected a decoder’s config.json');
  tellEncoder(config, modelType);
  const plan = planLayers(config, layers);
  if (!plan.ok) return refused(plan.field, plan.message, config.findings);
  tellUnused(config, new Set(plan.layers.map(({ attention }) => attention)));
  const formats = readFormats(
    config,
    plan.layers.some(({ ffn }) => ffn === 'moe'),
  );
  askForQuantization(config, config.text('_name_or_path', 'name') || name);
  const halves = writeLayers(plan.layers, config, hidden, formats);
  const vocabulary = config.number('vocab_size', 'padded_vocab_size');
  if (vocabulary === undefined)
    config.tell('warning', 'vocab_size', 'is missing: embedding and LM head are not counted');
  const positions = learnedPositions(config, family.learned);
  const tied = isTied(config, family.tied);
  const ownEmbeddings = config.number('hidden_size_per_layer_input');
  const head = {
    name: figure(config.text('_name_or_path', 'name') || name),
    hidden: figure(hidden),
    vocabulary: figure(vocabulary ?? 0),
    tied_embeddings: tied,
    positions: positions === undefined ? undefined : figure(positions, 'learned'),
    layer_embeddings: ownEmbeddings === undefined || ownEmbeddings === 0 ? undefined : figure(ownEmbeddings),
  } satisfies Readonly<Record<string, Figure | undefined>>;
  const text = printModel({
    comment: `Made from a ${isParams ? 'params.json' : 'Hugging Face config.json'}${modelType === '' ? '' : ` (model_type ${modelType})`}.`,
    head,
    precision: formats.model,
    precisionComment: formats.note,
    attention: halves.attention.designs,
    ffn: halves.ffn.designs,
    layers: layerList(halves.names),
  });
  const { errors, spec } = checkedModel(text);
  for (const message of errors) config.tell('error', '', `the model file has an error: ${message}`);
  const summary = spec === undefined || errors.length > 0 ? undefined : summaryOf(spec);
  if (summary !== undefined) tellTied(config, family.tied, vocabulary ?? 0, hidden, summary.parameters);
  tellTowers(whole, fields, config);
  tellUnread(config);
  return { text, findings: config.findings, summary };
}
