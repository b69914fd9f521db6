import type { FfnOf } from '../../core/spec';
import { sharesKv } from './attention/shared-kv';
import type { Config } from './config';
import { familyOf } from './families';
import { type Design, type Figure, figure } from './figure';
import { isGated } from './gated';
import type { FfnKind } from './planned-layer';

const EXPERTS = [
  'num_experts',
  'num_local_experts',
  'n_routed_experts',
  'moe_num_experts',
  'num_moe_experts',
];
const ACTIVE = [
  'num_experts_per_tok',
  'num_experts_per_token',
  'experts_per_token',
  'moe_k',
  'moe_top_k',
  'moe_topk',
  'top_k_experts',
];
const WIDTH = ['intermediate_size', 'n_inner', 'ffn_dim', 'ffn_hidden_size', 'd_ff', 'inner_dim'];
/** Widths of dense layers where `intermediate_size` is that of an expert. */
const DENSE_WIDTH = ['intermediate_size_mlp', 'dense_intermediate_size'];
const EXPERT_WIDTH = [
  'moe_intermediate_size',
  'expert_ffn_hidden_size',
  'moe_ffn_hidden_size',
  'expert_intermediate_size',
  'expert_hidden_dim',
];
const SHARED = ['n_shared_experts', 'num_shared_experts', 'num_shared_expert', 'moe_num_shared_experts'];
const SHARED_WIDTH = [
  'shared_expert_intermediate_size',
  'share_expert_dim',
  'share_expert_dims',
  'moe_shared_expert_intermediate_size',
  'shared_intermediate_size',
];
const LATENT = ['routed_expert_hidden_size', 'moe_latent_size', 'moe_latent_hidden_size'];
const RATIO = ['expansion_ratio', 'mlp_ratio', 'ffn_mult'];

/** Where the FFN is spoken of: DBRX and Mistral give it a part of its own. */
class FfnFields {
  private readonly part: Config | undefined;

  constructor(readonly whole: Config) {
    this.part = whole.map('ffn_config', 'moe');
  }

  number(...names: readonly string[]): number | undefined {
    return this.part?.number(...names) ?? this.whole.number(...names);
  }

  list(...names: readonly string[]): readonly unknown[] | undefined {
    return this.part?.list(...names) ?? this.whole.list(...names);
  }

  get family() {
    return familyOf(this.whole.text('model_type') ?? '');
  }
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

/** A width that follows from the model's, as Llama and LFM2 derive it: two thirds, times a factor, in whole multiples. */
function derivedWidth(from: number, multiplier: number | undefined, multiple: number): number {
  const two = Math.floor((2 * from) / 3);
  return roundUp(multiplier === undefined ? two : Math.floor(multiplier * two), Math.max(multiple, 1));
}

function lfmWidth(config: Config): Figure<number> | undefined {
  const stated = config.number('block_ff_dim') ?? config.number('intermediate_size');
  if (stated === undefined) return undefined;
  const multiplier = config.ratio('block_ffn_dim_multiplier');
  const multiple = config.number('block_multiple_of') ?? 256;
  config.number('block_dim');
  if (config.flag('block_auto_adjust_ff_dim') === false) return figure(stated);
  return figure(derivedWidth(stated, multiplier, multiple), 'two thirds of block_ff_dim');
}

/** Meta’s `params.json`: nothing is stated but how the width follows from the model's. */
function llamaWidth(config: Config, hidden: number): Figure<number> | undefined {
  const multiple = config.number('multiple_of');
  if (multiple === undefined) return undefined;
  const multiplier = config.ratio('ffn_dim_multiplier');
  return figure(
    derivedWidth(4 * hidden, multiplier, multiple),
    '8/3 · dim, by ffn_dim_multiplier and multiple_of',
  );
}

function denseWidth(fields: FfnFields, hidden: number): Figure<number> {
  const { whole, family } = fields;
  const stated = fields.number(...DENSE_WIDTH) ?? fields.number(...WIDTH);
  // Where the model’s own width is `dim`, the other one is the FFN’s.
  const width = stated ?? (whole.has('dim') ? whole.number('hidden_dim') : undefined);
  if (whole.has('block_ff_dim') || whole.has('block_auto_adjust_ff_dim'))
    return lfmWidth(whole) ?? figure(width ?? 4 * hidden);
  if (width !== undefined && family.doubleWidth === true)
    return figure(Math.floor(width / 2), 'half of intermediate_size, which is of gate and up together');
  if (width !== undefined) return figure(width);
  const listed = whole.ratio('ffn_multipliers');
  if (listed !== undefined)
    return figure(
      roundUp(listed * hidden, whole.number('ffn_dim_divisor') ?? 256),
      'ffn_multipliers · model_dim',
    );
  const ratio = whole.ratio(...RATIO);
  if (ratio !== undefined && ratio > 0)
    return figure(Math.max(1, Math.round(ratio * hidden)), `${whole.nameOf(...RATIO)} · hidden_size`);
  const derived = llamaWidth(whole, hidden);
  if (derived !== undefined) return derived;
  // The older classes take this width where nothing is stated.
  if (family.gated === false) return figure(4 * hidden, '4 · hidden_size, as nothing is stated');
  whole.tell(
    'warning',
    'intermediate_size',
    'is missing: the width of the FFN, which decides most of the parameters, was taken as 4 · hidden_size; write the right one',
  );
  return figure(4 * hidden, '4 · hidden_size, as nothing is stated');
}

type Shared = Pick<Design<FfnOf<'moe'>>, 'shared' | 'shared_width'>;

/** A dense FFN that runs next to the experts, which is a shared expert of its width. */
function besideExperts(fields: FfnFields, hidden: number): Figure<number> | undefined {
  const { whole, family } = fields;
  if (whole.flag('enable_moe_block') === true || family.twoBlocks === true)
    return figure(denseWidth(fields, hidden).value, 'a dense FFN next to the experts');
  if (whole.flag('use_residual', 'parallel_attn_mlp_res') !== true) return undefined;
  return figure(hidden, 'a dense FFN next to the experts, as wide as the model');
}

function sharedExperts(fields: FfnFields, width: number, hidden: number): Shared {
  const count = fields.number(...SHARED);
  const own = fields.number(...SHARED_WIDTH);
  const beside = besideExperts(fields, hidden);
  if (beside !== undefined) return { shared: figure(1), shared_width: beside };
  if (own !== undefined && own > 0 && (count === undefined || count <= 1 || own !== width))
    return { shared: figure(1), shared_width: own === width ? undefined : figure(own) };
  if (count !== undefined) return count === 0 ? {} : { shared: figure(count) };
  // Llama 4 has one shared expert and no field for it.
  return fields.whole.has('interleave_moe_layer_step') ? { shared: figure(1, 'Llama 4 has one') } : {};
}

/** Experts that serve a token; of those that do nothing, a share of the picks is spared. */
function activeExperts(fields: FfnFields, experts: number): Figure<number> {
  const picked = fields.number(...ACTIVE);
  if (picked === undefined)
    fields.whole.tell(
      'warning',
      'num_experts_per_tok',
      'is missing: how many experts serve a token was taken as 1; write the right number',
    );
  const zero = fields.number('zero_expert_num') ?? 0;
  fields.whole.text('zero_expert_type');
  if (zero === 0 || picked === undefined) return figure(picked ?? 1);
  const real = Math.max(1, Math.round((picked * experts) / (experts + zero)));
  return figure(real, `of ${picked} picked among ${experts + zero}, of which ${zero} do nothing`);
}

function moeDesign(fields: FfnFields, hidden: number, gated: boolean): Design<FfnOf<'moe'>> {
  const experts = fields.number(...EXPERTS) ?? 0;
  const mistral = fields.whole.has('dim') ? fields.whole.number('hidden_dim') : undefined;
  const width = fields.number(...EXPERT_WIDTH) ?? fields.number(...WIDTH) ?? mistral ?? 0;
  const latent = fields.number(...LATENT);
  return {
    type: figure('moe'),
    experts: figure(experts),
    active: activeExperts(fields, experts),
    width: figure(width),
    ...sharedExperts(fields, width, hidden),
    latent: latent === undefined || latent === 0 || latent === hidden ? undefined : figure(latent),
    gated: gated ? undefined : figure(false),
  };
}

/** The design of a layer's FFN, and what to call it. */
export function ffnDesign(
  kind: Exclude<FfnKind, 'none'>,
  config: Config,
  place: { readonly hidden: number; readonly layer: number; readonly layers: number },
): readonly [name: string, design: Design] {
  if (kind === 'linear-in-place') {
    const custom: Design<FfnOf<'custom'>> = {
      type: figure('custom', 'a linear layer in its place'),
      flops: figure('2 * hidden^2'),
    };
    return ['linear_layer', custom];
  }
  const fields = new FfnFields(config);
  const gated = isGated(config);
  if (kind === 'moe') return ['moe', moeDesign(fields, place.hidden, gated)];
  const width = denseWidth(fields, place.hidden);
  const doubled = config.flag('use_double_wide_mlp') === true && sharesKv(config, place);
  const dense: Design<FfnOf<'dense'>> = {
    type: figure('dense'),
    width: doubled ? figure(2 * width.value, 'use_double_wide_mlp') : width,
    gated: gated ? undefined : figure(false),
  };
  return ['dense', dense];
}

/** Which layers are MoE, from the many ways architectures say so. */
export function moeLayers(config: Config, layers: number): (layer: number) => boolean {
  const fields = new FfnFields(config);
  if ((fields.number(...EXPERTS) ?? 0) <= 1 || config.flag('enable_moe_block') === false) return () => false;
  const types = config.list('mlp_layer_types');
  if (types !== undefined) return (layer) => types[layer] !== 'dense';
  const listed = config.list('moe_layers', 'moe_layers_enum');
  if (listed !== undefined && listed.length > 0) return (layer) => listed.includes(layer);
  const period = config.number('expert_layer_period');
  if (period !== undefined && period > 0) {
    const offset = config.number('expert_layer_offset') ?? 0;
    return (layer) => (layer - offset) % period === 0;
  }
  const step =
    fields.number(
      'interleave_moe_layer_step',
      'decoder_sparse_step',
      'moe_layer_interval',
      'route_every_n',
    ) ?? 1;
  const only = config.list('mlp_only_layers') ?? [];
  const first = fields.number('first_k_dense_replace', 'moe_layer_start_index', 'num_dense_layers') ?? 0;
  const last = config.number('moe_layer_end_index') ?? layers - 1;
  const frequency = fields.list('moe_layer_freq');
  if (frequency !== undefined) return (layer) => frequency[layer] === 1 || frequency[layer] === true;
  const every = fields.number('moe_layer_freq', 'moe_layer_frequency') ?? 1;
  return (layer) =>
    layer >= first &&
    layer <= last &&
    !only.includes(layer) &&
    (layer + 1) % Math.max(step, 1) === 0 &&
    layer % Math.max(every, 1) === 0;
}
