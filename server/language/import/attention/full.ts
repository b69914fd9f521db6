import type { AttentionOf, AttentionSpec } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, type Figure, figure } from '../figure';
import { headDim, heads, kvHeads, ofHeads } from './heads';
import type { LayerContext } from './importer';
import { sharesKv } from './shared-kv';

type Grouped = AttentionOf<'mha' | 'gqa' | 'mqa' | 'mfa'>;

/** The heads of the layers that see the whole context, where they are not those of all layers. */
interface OwnHeads {
  readonly kvHeads?: number | undefined;
  readonly headDim?: number | undefined;
  readonly keyIsValue?: boolean | undefined;
}

/** Grouped-query attention of any kind, by its number of key and value heads. */
export function groupedAttention(config: Config, context: LayerContext, own: OwnHeads = {}): Design<Grouped> {
  const [many, few] = [heads(config), own.kvHeads ?? kvHeads(config)];
  const rank = config.number('share_q_dim');
  const gate = config.flag('attn_output_gate') === true ? figure(true, 'attn_output_gate') : undefined;
  const value = config.number('v_head_dim');
  const dim = own.headDim === undefined ? headDim(config, context.hidden) : figure(own.headDim);
  if (rank !== undefined)
    return {
      type: figure('mfa'),
      heads: figure(many),
      kv_heads: figure(few),
      head_dim: dim,
      query_rank: figure(rank, 'share_q_dim'),
    };
  const rest = {
    head_dim: dim,
    value_dim: value === undefined || value === dim.value ? undefined : figure(value),
    output_gate: gate,
    key_is_value: own.keyIsValue === true ? figure(true, 'attention_k_eq_v') : undefined,
    shared_kv: sharesKv(config, context) ? figure(true) : undefined,
  };
  if (few === many) return { type: figure('mha'), heads: figure(many), ...rest };
  if (few === 1) return { type: figure('mqa'), heads: figure(many), ...rest };
  return { type: figure('gqa'), heads: figure(many), kv_heads: figure(few), ...rest };
}

/** Whether a design is latent attention. */
function isLatent(config: Config): boolean {
  return (config.number('kv_lora_rank') ?? 0) > 0;
}

/** Multi-head latent attention. Values are as wide as a head where their width is not stated. */
function latentAttention(config: Config, hidden: number): Design<AttentionOf<'mla'>> {
  const value = config.number('v_head_dim');
  const rank = config.number('q_lora_rank');
  return {
    type: figure('mla'),
    heads: figure(heads(config)),
    query_rank: rank === undefined || rank === 0 ? undefined : figure(rank),
    kv_rank: figure(config.number('kv_lora_rank') ?? 0),
    rope_dim: figure(config.number('qk_rope_head_dim') ?? 0),
    nope_dim: figure(config.number('qk_nope_head_dim') ?? 0),
    value_dim: value === undefined ? ofHeads(config, hidden) : figure(value),
    output_gate:
      config.flag('mla_use_output_gate') === true ? figure(true, 'mla_use_output_gate') : undefined,
  };
}

/** The full attention of a model: latent where it has a compressed cache, else grouped, with heads of its own where it has some. */
export function fullAttention(config: Config, context: LayerContext): Design<AttentionSpec> {
  if (isLatent(config)) return latentAttention(config, context.hidden);
  return groupedAttention(config, context, {
    headDim: config.number('global_head_dim'),
    kvHeads: config.number('num_global_key_value_heads'),
    keyIsValue: config.flag('attention_k_eq_v') === true,
  });
}

/** A linear layer in the place of attention. */
export function linearInPlace(note: string): Design<AttentionOf<'custom'>> {
  const type: Figure<'custom'> = figure('custom', note);
  return { type, flops: figure('0'), parameters: figure('hidden^2') };
}
