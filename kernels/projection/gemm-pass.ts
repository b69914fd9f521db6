import type { Variant } from '../../server/core/profile';
import type { PassPlan } from '../definition/program';
import { type AdapterCard, halfMatrixShape, halfShapes, type MatrixShape } from '../device/card';
import { expand } from '../template/expand';
import gemmText from './gemm.wgsl';
import matrixText from './gemm-matrix.wgsl';

/** A product of groups of rows, each with its own weights. */
export interface GemmShape {
  readonly inner: number;
  readonly outer: number;
  readonly groups: number;
  /** Number of rows of the largest group. */
  readonly mostRows: number;
  /** Number of parts of the depth that a later pass sums; default: 1. */
  readonly splits?: number;
}

/** The buffers of its five bindings: inputs, weights, offsets, rows, outputs. */
export type GemmBuffers = readonly [string, string, string, string, string];

const PORTABLE_DEPTH = 16;
const PADDING = 8;

const MATRIX_EXTENSIONS = `diagnostic(off, chromium.subgroup_matrix_uniformity);
enable f16;
enable subgroups;
enable chromium_experimental_subgroup_matrix;`;

/** The dispatch of such a product; undefined if the variant cannot run at the size. */
export function gemmPass(
  label: string,
  variant: Variant,
  shape: GemmShape,
  buffers: GemmBuffers,
  card: AdapterCard,
): PassPlan | undefined {
  const matrix = variant === 'matrix';
  const shader = matrix ? matrixShader(shape, card) : portableShader(variant, shape);
  if (shader === undefined) return undefined;
  return {
    label,
    shader,
    bindings: { ...buffers },
    grid: [
      Math.ceil(shape.outer / (matrix ? WIDTH : 64)),
      Math.ceil(shape.mostRows / (matrix ? matrixRows(shape) : 64)),
      shape.groups * (shape.splits ?? 1),
    ],
  };
}

function portableShader(variant: Variant, { inner, outer }: GemmShape) {
  if (inner % PORTABLE_DEPTH !== 0) return undefined;
  const native = variant === 'f16';
  return expand(
    [
      { file: 'extensions', text: native ? 'enable f16;' : '' },
      { file: 'projection/gemm.wgsl', text: gemmText },
    ],
    { INNER: inner, OUTER: outer, NATIVE_F16: native ? 1 : 0 },
  );
}

/** Columns per workgroup. */
const WIDTH = 128;

/** Rows per workgroup: half as many if that is enough. */
const matrixRows = ({ mostRows }: GemmShape) => (mostRows <= 32 ? 32 : 64);

/** Depths of a slice in workgroup memory, best first. */
const MATRIX_DEPTHS = [128, 64, 32];

function matrixShader(gemm: GemmShape, card: AdapterCard) {
  for (const depth of MATRIX_DEPTHS) {
    const shader = matrixShaderOf(gemm, depth, card);
    if (shader !== undefined) return shader;
  }
  return undefined;
}

function matrixShaderOf(gemm: GemmShape, depth: number, card: AdapterCard) {
  const { inner, outer, groups, splits = 1 } = gemm;
  const rows = matrixRows(gemm);
  const columns = (WIDTH * rows) / 32 / 8;
  const shape = halfMatrixShape(card);
  if (shape === undefined || inner % (depth * splits) !== 0) return undefined;
  const { m, k } = shape;
  // With few rows a subgroup has few columns, which fit narrow matrices that need fewer registers.
  const n = rows === 32 ? narrowest(shape, card) : shape.n;
  const lanes = card.subgroupMax;
  const threads = 8 * lanes;
  const octets = depth / 8;
  const loads = { INPUT_LOADS: (rows * octets) / threads, WEIGHT_LOADS: (WIDTH * octets) / threads };
  const bytes = 2 * (rows + WIDTH) * (depth + PADDING) + 8 * 4 * m * n;
  if (bytes > card.workgroupBytes) return undefined;
  const divides = [...Object.values(loads), 32 / m, columns / n, depth / k].every(Number.isInteger);
  if (!divides) return undefined;
  return expand(
    [
      { file: 'extensions', text: MATRIX_EXTENSIONS },
      { file: 'projection/gemm-matrix.wgsl', text: matrixText },
    ],
    {
      ...loads,
      ROWS: rows,
      WIDTH,
      COLUMNS: columns,
      INNER: inner,
      OUTER: outer,
      M: m,
      N: n,
      K: k,
      LANES: lanes,
      THREADS: threads,
      DEPTH: depth,
      STRIDE: depth + PADDING,
      // Measured: faster with few rows, slower with many.
      FENCE: rows === 32 ? 1 : 0,
      ACCESS: rows === 32 ? 'read_write' : 'read',
      GROUPS: groups,
      SPLITS: splits,
    },
  );
}

/** The columns of the narrowest matrices with as many rows and as much depth. */
function narrowest({ m, k }: MatrixShape, card: AdapterCard): number {
  return Math.min(...halfShapes(card).flatMap((shape) => (shape.m === m && shape.k === k ? [shape.n] : [])));
}
