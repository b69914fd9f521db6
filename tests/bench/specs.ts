/** A model of about so many lines: a map with many attention designs, FFNs, and a long list of layers that uses them. */
export function modelOf(lines: number): string {
  const designs = Math.floor(lines / 10);
  const attention = Array.from({ length: designs }, (_, index) =>
    index % 2 === 0
      ? `  gqa_${index}: { type: gqa, heads: 64, kv_heads: ${2 ** (index % 5)}, head_dim: 128 }`
      : `  mla_${index}: { type: mla, heads: 128, query_rank: 1536, kv_rank: 512, rope_dim: 64, nope_dim: 128, value_dim: 128 }`,
  );
  const layers = Array.from({ length: lines - designs - 12 }, (_, index) => {
    const design = index % designs;
    const name = design % 2 === 0 ? `gqa_${design}` : `mla_${design}`;
    return `  - { count: 1, attention: ${name}, ffn: ${index % 3 === 0 ? 'dense' : 'moe'} } # layer ${index}`;
  });
  return [
    '# A model with every layer written out, as a search over designs leaves it.',
    'name: Searched',
    'hidden: 7168',
    'vocabulary: 128815',
    'precision: { weights: fp8, kv: fp8, attention: fp8, linear: fp8, ffn: fp8 }',
    'attention:',
    ...attention,
    'ffn:',
    '  dense: { type: dense, width: 18432 }',
    '  moe: { type: moe, experts: 48, active: 3, width: 5120, shared: 1 }',
    'layers:',
    ...layers,
    '',
  ].join('\n');
}

function hardware(index: number): string {
  return `name: Card ${index}
price: $${1 + index / 10}/h
compute: { fp8: ${1000 + index} TFLOP/s, bf16: ${500 + index} TFLOP/s }
memory: { capacity: 80 GB, bandwidth: ${2 + index / 10} TB/s }
scale_up: { domain: 8, bandwidth: 200 GB/s }
scale_out: { bandwidth: 400 Gbit/s }
efficiency: { compute: 0.70, memory: 0.80..0.90, network: 0.80 }
`;
}

function deployment(index: number, model: string): string {
  return `name: Deployment ${index}
model: ./${model}
workload: { context: 4096, batch: 6144 }
topology: afd
attention: { hardware: ./card-${index % 20}.hardware.yaml, instances: 2, accelerators: 8, parallel: { data: 16 } }
ffn: { hardware: ./card-${(index + 1) % 20}.hardware.yaml, instances: 2, accelerators: 8, parallel: { expert: 2, tensor: 8 } }
micro_batches: 3
`;
}

/** The model that is edited, and a deployment of another, small model. */
export const EDITED = 'edited.model.yaml';
export const EDITED_DEPLOYMENT = 'deployment-1.deployment.yaml';

/**
 * A folder of so many specs: the edited model, cards (a fifth), deployments (a half, every fifth of the edited model), and the rest
 * other models.
 */
export function folderOf(files: number, lines: number): Readonly<Record<string, string>> {
  const numbered = (count: number, name: string, text: (index: number) => string): [string, string][] =>
    Array.from({ length: count }, (_, index) => [name.replace('N', String(index)), text(index)]);
  const [cards, deployments] = [Math.floor(files / 5), Math.floor(files / 2)];
  const models = files - cards - deployments - 1;
  return Object.fromEntries([
    [EDITED, modelOf(lines)],
    ...numbered(models, 'model-N.model.yaml', () => modelOf(60)),
    ...numbered(cards, 'card-N.hardware.yaml', hardware),
    ...numbered(deployments, 'deployment-N.deployment.yaml', (index) =>
      deployment(index, index % 5 === 0 ? EDITED : `model-${index % models}.model.yaml`),
    ),
  ]);
}

/** A folder of 100 specs: the edited model, 29 others, 20 cards and 50 deployments, ten of them of the edited model. */
export function folderOf100(lines: number): Readonly<Record<string, string>> {
  return folderOf(100, lines);
}
