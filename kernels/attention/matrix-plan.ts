import { type AdapterCard, halfMatrixShape, halfShapes, type MatrixShape } from '../device/card';
import type { TemplateValues } from '../template/expand';
import { attentionShape } from './shape';
import type { AttentionKernelSpec } from './spec';

/** The sizes of the matrix kernel for an attention: see attention-matrix.wgsl. */
export interface MatrixPlan {
  readonly tile: number;
  /** Query heads per workgroup, a multiple of the rows of a matrix. */
  readonly rows: number;
  readonly blocks: number;
  readonly subgroups: number;
  readonly fitsRegisters: boolean;
  readonly values: TemplateValues;
}

/** The sizes that tuning may override; all others follow from them. */
interface Choice {
  readonly subgroups: number;
  readonly rows: number;
  readonly tile: number;
  readonly scoreRowGroups: number;
  readonly scoreTokenGroups: number;
  readonly outputRowGroups: number;
  /** Columns of a matrix: a narrower shape than the widest may need fewer registers. */
  readonly n: number;
}

/** Halves of padding after each row of a tile, so that neighbouring rows are in different banks. */
const PADDING = 8;

/** The number of registers per lane that the query and the output may use, so that compilers do not spill them. */
const QUERY_REGISTERS = 96;
const OUTPUT_REGISTERS = 128;

/**
 * Chooses sizes for the adapter's matrices; undefined if the adapter has none, or none that fit the heads. The
 * spec's `tuning` overrides single sizes.
 */
export function matrixPlan(spec: AttentionKernelSpec, card: AdapterCard): MatrixPlan | undefined {
  const matrix = halfMatrixShape(card);
  if (matrix === undefined) return undefined;
  const plans = choices(spec, card, matrix).flatMap((choice) => {
    const chosen = { ...choice, ...spec.tuning };
    return complete(chosen, spec, card, { ...matrix, n: chosen.n }) ?? [];
  });
  return plans.find((plan) => plan.fitsRegisters) ?? plans[0];
}

/** The choices to try, best first; docs/kernels.md has the measurements. */
function choices(spec: AttentionKernelSpec, card: AdapterCard, { m, k }: MatrixShape): readonly Choice[] {
  const { group } = attentionShape(spec);
  const rowTiles = Math.min(64 / m, 2 ** Math.ceil(Math.log2(Math.ceil(group / m))));
  const rowGroups = Math.min(4, rowTiles);
  const narrow = Math.min(
    ...halfShapes(card)
      .filter((shape) => shape.m === m && shape.k === k)
      .map(({ n }) => n),
  );
  // With few rows, workgroups of a single subgroup measured best: their barriers are free.
  const tiles = rowTiles === 1 ? [16, 32, 64, 8] : [32, 16, 8];
  const sizes = rowTiles === 1 ? [1, 2, 4, 8] : [8, 4];
  return tiles.flatMap((tile) =>
    sizes.flatMap((subgroups) =>
      [1, 2, 4].map((depthGroups) => ({
        subgroups,
        rows: rowTiles * m,
        tile,
        n: narrow,
        scoreRowGroups: rowGroups,
        scoreTokenGroups: subgroups / rowGroups / depthGroups,
        outputRowGroups: Math.max(1, rowGroups / 2),
      })),
    ),
  );
}

/** All sizes of a choice; undefined if they do not divide evenly or exceed workgroup memory. */
function complete(
  choice: Choice,
  spec: AttentionKernelSpec,
  card: AdapterCard,
  { m, n, k }: MatrixShape,
): MatrixPlan | undefined {
  const { group, shared, scaled } = attentionShape(spec);
  const { subgroups, rows, tile, scoreRowGroups, scoreTokenGroups, outputRowGroups } = choice;
  const { keyDim, valueDim } = spec;
  const lanes = card.subgroupMax;
  const threads = subgroups * lanes;
  const depthGroups = subgroups / scoreRowGroups / scoreTokenGroups;
  const outputColumnGroups = subgroups / outputRowGroups;
  const keyStride = keyDim + PADDING;
  const valueStride = shared ? keyStride : valueDim + PADDING;
  const scoreStride = tile + 4;
  const scores = Math.max(depthGroups * rows * scoreStride, subgroups * m * n);
  const weightStride = tile + PADDING;
  const bytes =
    2 * tile * (keyStride + (shared ? 0 : valueStride)) +
    4 * (scores + rows + 4) +
    2 * rows * weightStride +
    (scaled ? 16 * tile : 0);
  const sizes = {
    SUBGROUP_COUNT: subgroups,
    LANES: lanes,
    THREADS: threads,
    M: m,
    N: n,
    K: k,
    ROWS: rows,
    TILE: tile,
    BLOCKS: Math.ceil(group / rows),
    PADDED: Math.ceil(group / rows) * rows,
    SCORE_ROW_GROUPS: scoreRowGroups,
    SCORE_TOKEN_GROUPS: scoreTokenGroups,
    SCORE_DEPTH_GROUPS: depthGroups,
    SCORE_ROWS: rows / m / scoreRowGroups,
    SCORE_TOKENS: tile / n / scoreTokenGroups,
    SCORE_DEPTHS: keyDim / k / depthGroups,
    OUTPUT_ROW_GROUPS: outputRowGroups,
    OUTPUT_ROWS: rows / m / outputRowGroups,
    OUTPUT_COLUMNS: valueDim / n / outputColumnGroups,
    TILE_DEPTHS: tile / k,
    VALUE_MATRICES: ((tile / k) * valueDim) / n / outputColumnGroups,
    PASSES: Math.ceil((rows * tile) / 8 / threads),
    SHUFFLES: Math.log2(tile / 8),
    KEY_STRIDE: keyStride,
    VALUE_STRIDE: valueStride,
    SCORE_STRIDE: scoreStride,
    SCORES: scores,
    WEIGHT_STRIDE: weightStride,
    KEY_LOADS: Math.ceil((tile * keyDim) / 8 / threads),
    WHOLE_KEY_ROWS: threads % (keyDim / 8) === 0 && ((tile * keyDim) / 8) % threads === 0 ? 1 : 0,
    VALUE_ROWS: shared ? 0 : threads / (valueDim / 8),
    PIECES: Math.ceil(((tile / k) * (valueDim / n / outputColumnGroups)) / (keyDim / k / depthGroups)),
    VALUE_LOADS: shared ? 0 : (tile * valueDim) / 8 / threads,
  };
  const fits =
    bytes <= card.workgroupBytes &&
    threads <= card.workgroupThreads &&
    threads >= tile &&
    tile / 8 <= lanes &&
    Object.values(sizes).every(Number.isInteger);
  if (!fits) return undefined;
  const names = { VALUE_TILE: shared ? 'key_tile' : 'value_tile' };
  const fitsRegisters =
    (sizes.SCORE_ROWS * sizes.SCORE_DEPTHS * m * k) / lanes / 2 <= QUERY_REGISTERS &&
    (sizes.OUTPUT_ROWS * sizes.OUTPUT_COLUMNS * m * n) / lanes <= OUTPUT_REGISTERS;
  return { tile, rows, blocks: sizes.BLOCKS, subgroups, fitsRegisters, values: { ...sizes, ...names } };
}
