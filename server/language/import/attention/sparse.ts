import type { AttentionOf } from '../../../core/spec';
import type { Config } from '../config';
import { type Design, figure } from '../figure';
import type { LayerContext } from './importer';

type Sparse = Design<AttentionOf<'sparse'>>;

/** Whether a layer selects by itself, or uses what an earlier one selected. */
function selects(config: Config, { layer }: LayerContext): boolean {
  const types = config.list('indexer_types');
  if (types !== undefined) return types[layer] !== 'shared';
  const pattern = config.list('index_topk_pattern') ?? config.text('index_topk_pattern');
  if (pattern !== undefined && pattern.length > 0) return !/^s/i.test(String(pattern[layer] ?? ''));
  const every = Math.max(config.number('index_topk_freq') ?? 1, 1);
  const offset = config.number('index_skip_topk_offset') ?? 2;
  return Math.max(layer - offset + 1, 0) % every === 0;
}

/** The indexer of DeepSeek-V3.2 and what follows it: single tokens. */
function ofTokens(config: Config, base: string, context: LayerContext): Sparse | undefined {
  const topK = config.number('index_topk');
  if (topK === undefined || topK === 0) return undefined;
  return {
    type: figure('sparse'),
    base: figure(base),
    top_k: figure(topK, 'index_topk'),
    index_heads: figure(config.number('index_n_heads') ?? 0),
    index_dim: figure(config.number('index_head_dim') ?? 0),
    shared_index: selects(config, context) ? undefined : figure(true, 'the selection of an earlier layer'),
  };
}

/** The indexer of MiniMax-M3: blocks of tokens, in the layers that a list names. */
function ofBlocks(config: Config, base: string, { layer }: LayerContext): Sparse | undefined {
  const part = config.map('sparse_attention_config');
  const blocks = part?.number('sparse_topk_blocks');
  const size = part?.number('sparse_block_size');
  const [heads, dim] = [part?.number('sparse_num_index_heads') ?? 0, part?.number('sparse_index_dim') ?? 0];
  const where = part?.list('sparse_attention_freq');
  for (const name of ['sparse_disable_index_value', 'sparse_init_block', 'sparse_local_block'])
    part?.value(name);
  if (part?.flag('use_sparse_attention') === false || blocks === undefined || size === undefined)
    return undefined;
  if (where !== undefined && where[layer] !== 1 && where[layer] !== true) return undefined;
  return {
    type: figure('sparse'),
    base: figure(base),
    top_k: figure(blocks * size, 'sparse_topk_blocks · sparse_block_size'),
    block: figure(size),
    index_heads: figure(heads),
    index_dim: figure(dim),
  };
}

/** The sparse attention over a layer's full one; undefined where it has none. */
export function sparseAttention(config: Config, base: string, context: LayerContext): Sparse | undefined {
  return ofTokens(config, base, context) ?? ofBlocks(config, base, context);
}
