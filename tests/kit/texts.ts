/** Small whole files for tests: a model, a card, and a deployment of the one on the other. None of them has a finding. */
export const MODEL = `name: Tiny
hidden: 1024
vocabulary: 32000
attention:
  gqa: { type: gqa, heads: 16, kv_heads: 4, head_dim: 64 }
ffn:
  dense: { type: dense, width: 4096 }
layers:
  - { count: 12, attention: gqa, ffn: dense }
`;

export const CARD = `name: Card
price: $1.00/h
compute: { fp8: 50 TFLOP/s, bf16: 25 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 2 TB/s }
`;

export const DEPLOYMENT = `name: Tiny on Card
model: ./tiny.model.yaml
workload: { context: 4096, batch: 128 }
topology: colocated
engine: none
pool: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }
micro_batches: 1
`;

/** A deployment of a model of the catalog with attention on a card of the catalog, and the FFN on another. */
export const AFD = `name: Step-3 on H20 and H800
model: catalog:step-3
workload: { context: 4096, batch: 64 }
topology: afd
engine: none
attention: { hardware: catalog:nvidia-h20, instances: 2, accelerators: 8 }
ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8 }
`;

/** Files by their names in a folder. */
export type Files = Readonly<Record<string, string>>;

/** The model, the card and the deployment as files of a folder. */
export const FILES = {
  'tiny.model.yaml': MODEL,
  'card.hardware.yaml': CARD,
  'tiny.deployment.yaml': DEPLOYMENT,
};

/**
 * A text with other words: each of `changes` stands in it once, and is replaced.
 *
 *     changed(CARD, { '2 TB/s': '3 TB/s', 'price: $1.00/h\n': '' })
 */
export function changed(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((before, [found, by]) => {
    const at = onlyPlace(before, found);
    return before.slice(0, at) + by + before.slice(at + found.length);
  }, text);
}

/** Where a text stands in another; an error when that is in no place or in several. */
export function onlyPlace(text: string, found: string): number {
  const at = text.indexOf(found);
  if (at < 0 || text.indexOf(found, at + 1) >= 0) throw new Error(`‘${found}’ does not stand there once`);
  return at;
}

/** The model with experts in its last layers. */
export const MOE_MODEL = changed(MODEL, {
  'width: 4096 }\n': 'width: 4096 }\n  moe: { type: moe, experts: 8, active: 2, width: 1024 }\n',
  '  - { count: 12, attention: gqa, ffn: dense }\n': `  - { count: 4, attention: gqa, ffn: dense }
  - repeat: 2
    of:
      - { attention: gqa, ffn: moe }
`,
});

/** The card twenty times as fast, in a server with links. */
export const FAST_CARD = `${changed(CARD, { '50 TFLOP/s': '1000 TFLOP/s', '25 TFLOP/s': '500 TFLOP/s' })}\
scale_up: { domain: 8, bandwidth: 200 GB/s }
`;

/** The deployment with a target. */
export const TARGET_DEPLOYMENT = changed(DEPLOYMENT, {
  'batch: 128 }\n': 'batch: 64 }\ntarget: { tpot: 50 ms }\n',
});

/** Files with more to show of: experts, links and a target. */
export const RICH_FILES = {
  'tiny.model.yaml': MOE_MODEL,
  'card.hardware.yaml': FAST_CARD,
  'tiny.deployment.yaml': TARGET_DEPLOYMENT,
};
