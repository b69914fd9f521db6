import type { FfnOf, PrecisionSpec } from '../../core/spec';
import type { Config } from './config';
import { familyOf } from './families';
import { type Design, type Figure, figure, type Plan } from './figure';

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
const EXPERT_WIDTH = [
  'moe_intermediate_size',
  'expert_ffn_hidden_size',
  'moe_ffn_hidden_size',
  'expert_intermediate_size',
];
const SHARED = ['n_shared_experts', 'num_shared_experts', 'num_shared_expert', 'moe_num_shared_experts'];
const SHARED_WIDTH = [
  'shared_expert_intermediate_size',
  'share_expert_dim',
  'moe_shared_expert_intermediate_size',
  'shared_intermediate_size',
];
const ACTIVATION = ['hidden_act', 'hidden_activation', 'activation_function', 'activation'];

function isGated(config: Config): boolean {
  const activation = config.text(...ACTIVATION) ?? config.map('ffn_act_fn')?.text('name');
  const known = familyOf(config.text('model_type') ?? '').gated;
  if (known !== undefined) return known;
  if (activation === undefined) return true;
  return /silu|swish|swiglu|geglu|glu/i.test(activation);
}

function denseWidth(config: Config, hidden: number): Figure<number> {
  // Llama 4 gives its dense layers a width of their own.
  const stated = config.number('intermediate_size_mlp', ...WIDTH);
  // Where the model’s own width is `dim`, the other one is the FFN’s.
  const width = stated ?? (config.has('dim') ? config.number('hidden_dim') : undefined);
  if (width !== undefined && familyOf(config.text('model_type') ?? '').doubleWidth === true)
    return figure(Math.floor(width / 2), 'half of intermediate_size, which is of gate and up together');
  if (width !== undefined) return figure(width);
  const ratio = config.ratio('expansion_ratio', 'mlp_ratio', 'ffn_mult');
  if (ratio !== undefined && ratio > 0)
    return figure(
      Math.max(1, Math.round(ratio * hidden)),
      `${config.nameOf('expansion_ratio', 'mlp_ratio', 'ffn_mult')} · hidden_size`,
    );
  return figure(4 * hidden, '4 · hidden_size, as nothing is stated');
}

function denseDesign(config: Config, hidden: number, gated: boolean): Design<FfnOf<'dense'>> {
  const ungated = gated ? undefined : figure(false);
  return { type: figure('dense'), width: denseWidth(config, hidden), gated: ungated };
}

type Shared = Pick<Design<FfnOf<'moe'>>, 'shared' | 'shared_width'>;

function sharedExperts(config: Config, width: number): Shared {
  const count = config.uniform(...SHARED);
  const own = config.uniform(...SHARED_WIDTH);
  if (own !== undefined && own > 0 && (count === undefined || count <= 1 || own !== width))
    return { shared: figure(1), shared_width: own === width ? undefined : figure(own) };
  if (count !== undefined) return count === 0 ? {} : { shared: figure(count) };
  // Llama 4 has one shared expert and no field for it.
  return config.has('interleave_moe_layer_step') ? { shared: figure(1, 'Llama 4 has one') } : {};
}

function moeDesign(
  config: Config,
  experts: number,
  gated: boolean,
  precision: PrecisionSpec | undefined,
): Design<FfnOf<'moe'>> {
  const width = config.uniform(...EXPERT_WIDTH) ?? config.number('intermediate_size', ...WIDTH) ?? 0;
  return {
    type: figure('moe'),
    experts: figure(experts),
    active: figure(config.uniform(...ACTIVE) ?? 1),
    width: figure(width),
    ...sharedExperts(config, width),
    gated: gated ? undefined : figure(false),
    precision,
  };
}

/** Which layers are MoE, from the many ways architectures say so. */
function moeLayers(config: Config, layers: number): (layer: number) => boolean {
  const listed = config.list('moe_layers', 'moe_layers_enum');
  if (listed !== undefined && listed.length > 0) return (layer) => listed.includes(layer);
  const period = config.number('expert_layer_period');
  if (period !== undefined && period > 0) {
    const offset = config.number('expert_layer_offset') ?? 0;
    return (layer) => (layer - offset) % period === 0;
  }
  const step = config.number('interleave_moe_layer_step', 'decoder_sparse_step', 'moe_layer_interval') ?? 1;
  const only = config.list('mlp_only_layers') ?? [];
  const first = config.uniform('first_k_dense_replace', 'moe_layer_start_index', 'num_dense_layers') ?? 0;
  const stated = config.uniform('moe_layer_end_index');
  const last = stated === undefined ? layers - 1 : stated;
  const frequency = config.list('moe_layer_freq');
  if (frequency !== undefined) return (layer) => frequency[layer] === 1;
  const every = config.number('moe_layer_freq') ?? 1;
  return (layer) =>
    layer >= first &&
    layer <= last &&
    !only.includes(layer) &&
    (layer + 1) % Math.max(step, 1) === 0 &&
    layer % Math.max(every, 1) === 0;
}

/**
 * Reads the FFNs of a configuration, and which of them each layer has.
 * @param precision the formats of the experts, where they have their own
 */
export function planFfn(whole: Config, hidden: number, layers: number, precision?: PrecisionSpec): Plan {
  // DBRX speaks of its FFN in a part of its own.
  const config = whole.map('ffn_config') ?? whole;
  const gated = isGated(config);
  const experts = config.uniform(...EXPERTS) ?? 0;
  const isMoe = experts > 1 ? moeLayers(whole, layers) : () => false;
  const names = Array.from({ length: layers }, (_, layer) => (isMoe(layer) ? 'moe' : 'dense'));
  const designs: Record<string, Design> = {};
  if (names.includes('dense')) designs.dense = denseDesign(config, hidden, gated);
  if (names.includes('moe')) designs.moe = moeDesign(config, experts, gated, precision);
  return { designs, names };
}
