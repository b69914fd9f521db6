/** The parts of a model that checkpoints quantize each in its own way. */
export type Part = 'attention' | 'dense' | 'experts' | 'shared' | 'head' | 'embedding';

const PROJECTIONS = ['q_proj', 'k_proj', 'v_proj', 'o_proj'];
const LATENT = ['q_a_proj', 'q_b_proj', 'kv_a_proj_with_mqa', 'kv_b_proj', 'o_proj'];
const GATED = ['gate_proj', 'up_proj', 'down_proj'];
const NUMBERED = ['w1', 'w2', 'w3'];

const below = (module: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${module}.${name}`);

/**
 * The modules of a layer's part, in the spellings of different architectures: a spelling is a list of modules that are there
 * together, and a checkpoint uses one of them.
 */
const SPELLINGS: Readonly<Record<Exclude<Part, 'head' | 'embedding'>, readonly (readonly string[])[]>> = {
  attention: [
    below('self_attn', PROJECTIONS),
    below('self_attn', LATENT),
    below('self_attn', ['qkv_proj', 'o_proj']),
    below('mixer', PROJECTIONS),
    below('attention', ['wq', 'wk', 'wv', 'wo']),
    below('attn', ['wq_a', 'wq_b', 'wkv', 'wo_a', 'wo_b']),
    below('linear_attn', ['in_proj_qkvz', 'out_proj']),
    below('linear_attn', ['in_proj_qkv', 'in_proj_z', 'out_proj']),
    below('mamba', ['in_proj', 'out_proj']),
    below('mixer', ['in_proj', 'out_proj']),
    below('conv', ['in_proj', 'out_proj']),
  ],
  dense: [
    below('mlp', GATED),
    below('mlp', ['gate_up_proj', 'down_proj']),
    below('mixer', ['up_proj', 'down_proj']),
    below('feed_forward', GATED),
    below('feed_forward', NUMBERED),
  ],
  experts: [
    below('mlp.experts.0', GATED),
    below('mlp.experts', ['gate_up_proj', 'down_proj']),
    below('block_sparse_moe.experts.0', NUMBERED),
    below('feed_forward.experts', ['gate_up_proj', 'down_proj']),
    below('feed_forward.experts.0', GATED),
    below('mixer.experts.0', ['up_proj', 'down_proj']),
    below('ffn.experts.0', NUMBERED),
    below('experts', ['gate_up_proj', 'down_proj']),
    below('moe.experts.0', GATED),
  ],
  shared: [
    below('mlp.shared_experts', GATED),
    below('mlp.shared_expert', GATED),
    below('block_sparse_moe.shared_experts', GATED),
    below('feed_forward.shared_expert', GATED),
    below('mixer.shared_experts', ['up_proj', 'down_proj']),
    below('ffn.shared_experts', NUMBERED),
    below('share_expert', GATED),
  ],
};

/** The spellings of a part's modules, from the layer on. */
export function modulesOf(part: Part, layer: number): readonly (readonly string[])[] {
  if (part === 'head') return [['lm_head'], ['head'], ['output']];
  if (part === 'embedding') return [['embed_tokens'], ['tok_embeddings']];
  return SPELLINGS[part].map((modules) => modules.map((name) => `layers.${layer}.${name}`));
}
