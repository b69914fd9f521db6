import { heads } from './attention/heads';
import { type Config, isMap, type Json } from './config';
import { endsEarly, type FfnKind, type LayerPlan, type PlannedLayer, unknownKind } from './planned-layer';

const asMap = (value: unknown): Json => (isMap(value) ? value : {});

/** The width of an FFN that is stated as a multiple of 2/3 of the model's, in whole 256s (Nemotron-NAS). */
function widthOf(multiple: unknown, hidden: number): number | undefined {
  return typeof multiple === 'number'
    ? Math.ceil(Math.floor((2 * multiple * hidden) / 3) / 256) * 256
    : undefined;
}

function ffnOf(ffn: Json, hidden: number): { readonly kind: FfnKind; readonly own: Json } {
  if (ffn.no_op === true) return { kind: 'none', own: {} };
  if (ffn.replace_with_linear === true) return { kind: 'linear-in-place', own: {} };
  const moe = asMap(ffn.moe);
  if (Object.keys(moe).length > 0) return { kind: 'moe', own: renamed(moe) };
  const width = ffn.intermediate_size ?? widthOf(ffn.ffn_mult, hidden);
  return { kind: 'dense', own: width === undefined ? {} : { intermediate_size: width } };
}

/** The names that `config.json` has for what these maps say. */
function renamed(moe: Json): Json {
  const { num_local_experts, expert_intermediate_dim, shared_expert_intermediate_dim, ...rest } = moe;
  const entries = {
    num_local_experts,
    moe_intermediate_size: expert_intermediate_dim,
    shared_expert_intermediate_size: shared_expert_intermediate_dim,
  };
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)),
  };
}

/** Kinds of block that are one half of a layer, by what a puzzle of them calls them. */
const SINGLE = new Map<string, Pick<PlannedLayer, 'attention' | 'ffn'>>([
  ['mamba', { attention: 'mamba', ffn: 'none' }],
  ['attention', { attention: 'full', ffn: 'none' }],
  ['moe', { attention: 'none', ffn: 'moe' }],
  ['mlp', { attention: 'none', ffn: 'dense' }],
]);

/** A block with a half of each kind. */
function doubleBlock({ attention, ffn }: Json, index: number, config: Config, hidden: number): PlannedLayer {
  const [own, fed] = [asMap(attention), ffnOf(asMap(ffn), hidden)];
  const group = own.n_heads_in_group;
  const kv =
    typeof group === 'number' && group > 0 ? { num_key_value_heads: Math.floor(heads(config) / group) } : {};
  const stated = own.num_key_value_heads == null ? {} : { num_key_value_heads: own.num_key_value_heads };
  const window = own.window_length ?? own.sliding_window;
  const kind = own.no_op === true ? 'none' : own.replace_with_linear === true ? 'linear-in-place' : 'full';
  return {
    attention: kind === 'full' && typeof window === 'number' ? 'sliding' : kind,
    ffn: fed.kind,
    own: {
      ...kv,
      ...stated,
      ...fed.own,
      ...(typeof window === 'number' ? { sliding_window: window } : {}),
    },
    index,
  };
}

/** Layers that each state a shape of their own, in `block_configs`; undefined where a configuration has none. */
export function blockConfigs(config: Config, count: number): LayerPlan | undefined {
  const blocks = config.list('block_configs');
  if (blocks === undefined) return undefined;
  if (blocks.length < count) return endsEarly('block_configs', blocks.length, count);
  const hidden = config.number('hidden_size') ?? 0;
  const layers: PlannedLayer[] = [];
  for (const [index, block] of blocks.slice(0, count).entries()) {
    const { block_type, ...own } = asMap(block);
    const single = typeof block_type === 'string' ? SINGLE.get(block_type) : undefined;
    if (single !== undefined) layers.push({ ...single, own, index });
    else if (block_type === undefined) layers.push(doubleBlock(own, index, config, hidden));
    else return unknownKind('block_configs', block_type);
  }
  return { ok: true, layers };
}
