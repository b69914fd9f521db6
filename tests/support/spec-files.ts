/** Small whole files for tests: a model, a card, and a deployment of the one on the other. */
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
pool: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }
micro_batches: 1
`;

/** The three as files of a folder. */
export const FILES = {
  'tiny.model.yaml': MODEL,
  'card.hardware.yaml': CARD,
  'tiny.deployment.yaml': DEPLOYMENT,
};
