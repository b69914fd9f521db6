import type { AttentionOf, AttentionSpec } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, figure } from '../figure';
import { headDim, heads, kvHeads, ofHeads } from './heads';

type Grouped = AttentionOf<'mha' | 'gqa' | 'mqa' | 'mfa'>;

/** Grouped-query attention of any kind, by its number of key and value heads. */
export function groupedAttention(config: Config, hidden: number): Design<Grouped> {
  const [many, few] = [heads(config), kvHeads(config)];
  const rank = config.number('share_q_dim');
  const gate = config.flag('attn_output_gate') === true ? figure(true, 'attn_output_gate') : undefined;
  const value = config.number('v_head_dim');
  const dim = headDim(config, hidden);
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
  };
  if (few === many) return { type: figure('mha'), heads: figure(many), ...rest };
  if (few === 1) return { type: figure('mqa'), heads: figure(many), ...rest };
  return { type: figure('gqa'), heads: figure(many), kv_heads: figure(few), ...rest };
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
  };
}

/** The full attention of a model: latent where it has a compressed cache, else grouped. */
export function fullAttention(config: Config, hidden: number): Design<AttentionSpec> {
  return (config.number('kv_lora_rank') ?? 0) > 0
    ? latentAttention(config, hidden)
    : groupedAttention(config, hidden);
}

/** The sparse attention of DeepSeek-V3.2: an indexer over the attention named. */
export function sparseAttention(config: Config, base: string): Design<AttentionOf<'sparse'>> | undefined {
  const topK = config.number('index_topk');
  if (topK === undefined) return undefined;
  return {
    type: figure('sparse'),
    base: figure(base),
    top_k: figure(topK, 'index_topk'),
    index_heads: figure(config.number('index_n_heads') ?? 0),
    index_dim: figure(config.number('index_head_dim') ?? 0),
  };
}
