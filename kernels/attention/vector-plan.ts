import type { AdapterCard } from '../device/card';
import type { TemplateValues } from '../template/expand';
import { attentionShape } from './shape';
import type { AttentionKernelSpec } from './spec';

/** Sizes of the vector kernel for an attention: see attention-vector.wgsl. */
export interface VectorPlan {
  readonly tile: number;
  /** Query heads of one workgroup. */
  readonly rows: number;
  readonly blocks: number;
  readonly values: TemplateValues;
}

const THREADS = 256;

/** Chooses the sizes so that 16 KiB of workgroup memory and 256 threads do, what every adapter has. */
export function vectorPlan(spec: AttentionKernelSpec, card: AdapterCard): VectorPlan {
  const { group } = attentionShape(spec);
  const subgroups = spec.variant === 'subgroups';
  const lanes = subgroups ? Math.min(8, 2 ** Math.floor(Math.log2(card.subgroupMin))) : 8;
  const tile = THREADS / lanes;
  const most = 8;
  const blocks = Math.ceil(group / Math.min(group, most));
  const rows = Math.ceil(group / blocks);
  return {
    tile,
    rows,
    blocks,
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
      NATIVE_F16: spec.variant === 'f16' ? 1 : 0,
    },
  };
}
