import type { AdapterCard } from '../device/card';
import vectorText from './attention-vector.wgsl';
import octetText from './octet.wgsl';
import type { AttentionPlan } from './plan';
import { attentionShape } from './shape';
import type { AttentionKernelSpec } from './spec';

const THREADS = 256;
const WORKGROUPS = 1056;

const EXTENSIONS = {
  portable: '',
  f16: 'enable f16;',
  subgroups: 'diagnostic(off, subgroup_uniformity);\nenable subgroups;',
} as const;

/** Attention without matrices, with sizes that fit every adapter: 16 KiB of workgroup memory and 256 threads. */
export function vectorVariant(
  variant: keyof typeof EXTENSIONS,
  spec: AttentionKernelSpec,
  card: AdapterCard,
): AttentionPlan {
  const { group } = attentionShape(spec);
  const subgroups = variant === 'subgroups';
  const lanes = subgroups ? Math.min(8, 2 ** Math.floor(Math.log2(card.subgroupMin))) : 8;
  const tile = THREADS / lanes;
  const most = 8;
  const blocks = Math.ceil(group / Math.min(group, most));
  const rows = Math.ceil(group / blocks);
  return {
    tile,
    rows,
    blocks,
    workgroups: WORKGROUPS,
    files: [
      { file: 'extensions', text: EXTENSIONS[variant] },
      { file: 'attention/octet.wgsl', text: octetText },
      { file: 'attention/attention-vector.wgsl', text: vectorText },
    ],
    packed: false,
    factors: { score: 1, weight: 1, value: 1 },
    values: {
      THREADS,
      TILE: tile,
      ROWS: rows,
      BLOCKS: blocks,
      PADDED: rows * blocks,
      GROUP: group,
      LANES_PER_TOKEN: lanes,
      SHUFFLES: Math.log2(lanes),
      GROUPS: Math.floor(THREADS / (spec.valueDim / 8)),
      SUBGROUPS: subgroups ? 1 : 0,
      NATIVE_F16: variant === 'f16' ? 1 : 0,
    },
  };
}
