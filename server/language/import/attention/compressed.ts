import type { AttentionOf } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, figure } from '../figure';
import { headDim, heads } from './heads';
import type { AttentionImporter, LayerContext } from './importer';

const RATIO_WITH_INDEXER = 4;

/** The compressed attention of DeepSeek-V4: entries for several tokens, of which one in four has an indexer and overlaps. */
function compressedAttention(
  config: Config,
  { hidden, layer }: LayerContext,
): Design<AttentionOf<'compressed'>> {
  const ratio = Number(config.list('compress_ratios')?.[layer] ?? 0);
  const fine = ratio === RATIO_WITH_INDEXER;
  const sizes = {
    topK: config.number('index_topk'),
    heads: config.number('index_n_heads'),
    dim: config.number('index_head_dim'),
    rank: config.number('o_lora_rank'),
    groups: config.number('o_groups'),
  };
  const ofIndexer = (value: number | undefined) => (!fine || value === undefined ? undefined : figure(value));
  return {
    type: figure('compressed'),
    heads: figure(heads(config)),
    head_dim: headDim(config, hidden),
    query_rank: figure(config.number('q_lora_rank') ?? hidden),
    every: ratio > 1 ? figure(ratio, 'compress_ratios') : undefined,
    overlap: fine ? figure(true) : undefined,
    window: figure(config.number('sliding_window', 'window_size') ?? 128),
    top_k: ofIndexer(sizes.topK),
    index_heads: ofIndexer(sizes.heads),
    index_dim: ofIndexer(sizes.dim),
    output_rank: sizes.rank === undefined ? undefined : figure(sizes.rank),
    output_groups: sizes.groups === undefined ? undefined : figure(sizes.groups),
  };
}

/** Compressed attention in every layer, each with its ratio. */
export const compressed: AttentionImporter = {
  layerTypes: ['compressed_attention', 'compressed_sparse_attention', 'heavily_compressed_attention'],
  layers: (config) => (config.list('compress_ratios') === undefined ? undefined : () => true),
  design: compressedAttention,
};
