import { type AdapterCard, halfMatrixShape, hasF16 } from '../device/card';
import type { PassPlan } from '../program/program';
import type { Variant } from '../spec';
import { expand } from '../template/expand';
import gemmText from '../wgsl/gemm.wgsl';
import matrixText from '../wgsl/gemm-matrix.wgsl';

/** A product of groups of rows with each group's weights. */
export interface GemmShape {
  readonly inner: number;
  readonly outer: number;
  readonly groups: number;
  /** Rows of the largest group. */
  readonly mostRows: number;
}

/** The buffers behind its five bindings: inputs, weights, offsets, rows, outputs. */
export type GemmBuffers = readonly [string, string, string, string, string];

const PORTABLE_DEPTH = 16;
const MATRIX_DEPTH = 32;
const PADDING = 8;

const MATRIX_EXTENSIONS = `diagnostic(off, chromium.subgroup_matrix_uniformity);
enable f16;
enable subgroups;
enable chromium_experimental_subgroup_matrix;`;

/** The dispatch of such a product, or undefined where the variant cannot run on the adapter or at the size. */
export function gemmPass(
  label: string,
  variant: Variant,
  shape: GemmShape,
  buffers: GemmBuffers,
  card: AdapterCard,
): PassPlan | undefined {
  const matrix = variant === 'matrix';
  const shader = matrix ? matrixShader(shape, card) : portableShader(variant, shape, card);
  if (shader === undefined) return undefined;
  return {
    label,
    shader,
    bindings: { ...buffers },
    grid: [Math.ceil(shape.outer / (matrix ? 128 : 64)), Math.ceil(shape.mostRows / 64), shape.groups],
  };
}

function portableShader(variant: Variant, { inner, outer }: GemmShape, card: AdapterCard) {
  if (inner % PORTABLE_DEPTH !== 0 || (variant === 'f16' && !hasF16(card))) return undefined;
  const native = variant === 'f16';
  return expand(
    [
      { file: 'extensions', text: native ? 'enable f16;' : '' },
      { file: 'gemm.wgsl', text: gemmText },
    ],
    { INNER: inner, OUTER: outer, NATIVE_F16: native ? 1 : 0 },
  );
}

function matrixShader({ inner, outer }: GemmShape, card: AdapterCard) {
  const shape = halfMatrixShape(card);
  if (shape === undefined || inner % MATRIX_DEPTH !== 0) return undefined;
  const { m, n, k } = shape;
  const lanes = card.subgroupMax;
  const threads = 8 * lanes;
  const octets = MATRIX_DEPTH / 8;
  const loads = { INPUT_LOADS: (64 * octets) / threads, WEIGHT_LOADS: (128 * octets) / threads };
  const divides = [...Object.values(loads), 32 / m, 32 / n, MATRIX_DEPTH / k].every(Number.isInteger);
  if (!divides) return undefined;
  return expand(
    [
      { file: 'extensions', text: MATRIX_EXTENSIONS },
      { file: 'gemm-matrix.wgsl', text: matrixText },
    ],
    {
      ...loads,
      INNER: inner,
      OUTER: outer,
      M: m,
      N: n,
      K: k,
      LANES: lanes,
      THREADS: threads,
      DEPTH: MATRIX_DEPTH,
      STRIDE: MATRIX_DEPTH + PADDING,
    },
  );
}
