import { planAttention } from './attention-plan';
import { Config, type ImportFinding, languagePart } from './config';
import { tellEncoder } from './encoder';
import { familyOf } from './families';
import { planFfn } from './ffn-plan';
import { type Figure, figure } from './figure';
import { isIrrelevant } from './irrelevant';
import { layerList } from './layer-list';
import { importPrecision } from './precision';
import { printModel } from './print';
import { refusal } from './refused';
import { modelErrors } from './verify';

/** A model file made of a Hugging Face configuration, and what a person should know about it. */
export interface Imported {
  /** Undefined where the configuration says too little to make a model of it. */
  readonly text: string | undefined;
  readonly findings: readonly ImportFinding[];
}

/** Fields that another one may make superfluous; where they were not read, nothing is missing. */
const IMPLIED =
  /^(head_dim|num_key_value_heads|intermediate_size(_mlp)?|full_attention_interval|_?sliding_window_pattern|sliding_window(_size)?|attention_chunk_size|no_rope_layers)$/;

function tell(severity: ImportFinding['severity'], field: string, message: string): Imported {
  return { text: undefined, findings: [{ severity, field, message }] };
}

function learnedPositions(config: Config, learned: boolean | undefined): number | undefined {
  const rotary = ['rope_theta', 'rotary_dim', 'rotary_pct', 'rope_scaling', 'rope_parameters', 'alibi'].some(
    (name) => config.has(name),
  );
  const classic = config.has('n_positions') || config.has('n_ctx') || config.flag('learned_pos_emb') === true;
  if (!(learned ?? (classic && !rotary))) return undefined;
  return config.number('n_positions', 'max_position_embeddings', 'n_ctx');
}

function isTied(config: Config, tied: boolean | undefined): Figure | undefined {
  const stated = config.flag('tie_word_embeddings', 'tie_embeddings', 'share_embeddings');
  const holds = stated ?? tied ?? false;
  if (!holds) return undefined;
  return stated === undefined
    ? figure(true, 'as this architecture does when nothing is stated')
    : figure(true);
}

/**
 * Makes a model file of a Hugging Face `config.json`. An architecture is read by its fields, whatever its
 * `model_type`; what is not understood is told and never guessed in silence.
 * @param json the text of the configuration
 * @param name what to call the model where the configuration does not say
 */
export function importConfig(json: string, name: string): Imported {
  let fields: unknown;
  try {
    fields = JSON.parse(json);
  } catch (error) {
    return tell('error', '', `expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const part = languagePart(fields);
  if (part === undefined) return tell('error', '', 'expected a JSON object with the fields of a config.json');
  const modelType = typeof part.model_type === 'string' ? part.model_type : '';
  const family = familyOf(modelType);
  const config = new Config(part, family.usual);
  const refused = refusal(config);
  if (refused !== undefined) return tell('error', refused.field, refused.message);
  const hidden = config.number('hidden_size', 'n_embd', 'n_embed', 'd_model', 'dim', 'hidden_dim');
  const layers = config.number('num_hidden_layers', 'n_layer', 'n_layers', 'num_layers');
  if (hidden === undefined || layers === undefined || hidden < 1 || layers < 1 || layers > 10_000) {
    const field = hidden === undefined || hidden < 1 ? 'hidden_size' : 'num_hidden_layers';
    return tell('error', field, 'is missing or out of range; expected a decoder’s config.json');
  }
  if ((config.number('num_attention_heads', 'n_head', 'n_heads', 'num_heads') ?? 0) < 1)
    return tell('error', 'num_attention_heads', 'is missing; expected a decoder’s config.json');
  tellEncoder(config, modelType);
  const attention = planAttention(config, hidden, layers);
  const precision = importPrecision(config);
  const ffn = planFfn(config, hidden, layers, precision.experts);
  const vocabulary = config.number('vocab_size', 'padded_vocab_size');
  if (vocabulary === undefined)
    config.tell('warning', 'vocab_size', 'is missing: embedding and LM head are not counted');
  const positions = learnedPositions(config, family.learned);
  const tied = isTied(config, family.tied);
  const head = {
    name: figure(config.text('_name_or_path', 'name') || name),
    hidden: figure(hidden),
    vocabulary: figure(vocabulary ?? 0),
    tied_embeddings: tied,
    positions: positions === undefined ? undefined : figure(positions, 'learned'),
  };
  const names = Array.from({ length: layers }, (_, layer) => ({
    attention: attention.names[layer] ?? '',
    ffn: ffn.names[layer] ?? '',
  }));
  const text = printModel({
    comment: `Made from a Hugging Face config.json${modelType === '' ? '' : ` (model_type ${modelType})`}.`,
    head,
    precision: precision.model,
    precisionComment: precision.note,
    attention: attention.designs,
    ffn: ffn.designs,
    layers: layerList(names),
  });
  for (const field of config.unread())
    if (!isIrrelevant(field, part[field]) && !IMPLIED.test(field))
      config.tell(
        'information',
        field,
        'is not understood and was left out; check whether it changes the cost',
      );
  for (const message of modelErrors(text))
    config.tell('error', '', `the model file has an error: ${message}`);
  return { text, findings: config.findings };
}
