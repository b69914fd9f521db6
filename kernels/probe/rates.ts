import type { ArithmeticUnit } from '../../server/core/profile';
import type { Program } from '../definition/program';
import { type AdapterCard, halfMatrixShape, hasF16, type MatrixShape } from '../device/card';
import { toF16 } from '../number/f16';
import { type Expanded, expand } from '../template/expand';
import int8Text from './probe-int8.wgsl';
import matrixText from './probe-matrix.wgsl';
import vectorText from './probe-vector.wgsl';

const CHAINS = 8;
const SIDE = 4;
const SUBGROUP_COUNT = 4;

/** Rounds of a probe's loop and number of workgroups: about a millisecond on large cards, and fast in software. */
const effort = (card: AdapterCard) =>
  card.software ? { rounds: 20, workgroups: 8 } : { rounds: 2000, workgroups: 1056 };

/** Multiply-adds of single or half precision on vectors; undefined if the adapter does not support halves. */
export function vectorRate(number: 'f32' | 'f16', card: AdapterCard): Program | undefined {
  if (number === 'f16' && !hasF16(card)) return undefined;
  const { rounds, workgroups } = effort(card);
  const shader = expand(
    [
      { file: 'extensions', text: number === 'f16' ? 'enable f16;' : '' },
      { file: 'probe/probe-vector.wgsl', text: vectorText },
    ],
    { NUMBER: number, CHAINS, ROUNDS: rounds },
  );
  const flops = workgroups * 256 * rounds * CHAINS * 4 * 2;
  const seed = new Float32Array([0.999, 0.5, 1, 1]);
  return rate(`${number} multiply-add`, shader, flops, number, workgroups, workgroups * 1024, seed);
}

/** Packed 8-bit dot products. */
export function int8Rate(card: AdapterCard): Program {
  const { rounds, workgroups } = effort(card);
  const shader = expand([{ file: 'probe/probe-int8.wgsl', text: int8Text }], { CHAINS, ROUNDS: rounds });
  const flops = workgroups * 256 * rounds * CHAINS * 8;
  const seed = new Uint32Array([0x01fe7f03, 0, 0, 0]);
  return rate('packed int8 dot product', shader, flops, 'int8', workgroups, workgroups * 1024, seed);
}

/**
 * Products of half matrices with single-precision sums, or of 8-bit matrices; undefined if the adapter lacks them.
 */
export function matrixRate(unit: 'matrix' | 'matrixInt8', card: AdapterCard): Program | undefined {
  const half = unit === 'matrix';
  const shape = half ? halfMatrixShape(card) : int8Shape(card);
  if (shape === undefined) return undefined;
  const { rounds, workgroups } = effort(card);
  const values = {
    M: shape.m,
    N: shape.n,
    K: shape.k,
    THREADS: SUBGROUP_COUNT * card.subgroupMax,
    SUBGROUP_COUNT,
    SIDE,
    ROUNDS: rounds,
    PACKED: half ? 1 : 4,
    INPUT: half ? 'f16' : 'i8',
    STORED: half ? 'f16' : 'i32',
    SUM: half ? 'f32' : 'i32',
  };
  const extensions = `diagnostic(off, chromium.subgroup_matrix_uniformity);
${half ? 'enable f16;' : ''}
enable subgroups;
enable chromium_experimental_subgroup_matrix;`;
  const shader = expand(
    [
      { file: 'extensions', text: extensions },
      { file: 'probe/probe-matrix.wgsl', text: matrixText },
    ],
    values,
  );
  const flops = workgroups * SUBGROUP_COUNT * rounds * SIDE * SIDE * 2 * shape.m * shape.n * shape.k;
  const out = workgroups * SUBGROUP_COUNT * shape.m * shape.n * 4;
  const label = `matrix ${shape.input} to ${shape.output} ${shape.m}x${shape.n}x${shape.k}`;
  return rate(label, shader, flops, unit, workgroups, out, half ? halfSeed() : byteSeed());
}

function int8Shape(card: AdapterCard): MatrixShape | undefined {
  if (card.subgroupMin !== card.subgroupMax) return undefined;
  return card.matrixShapes
    .filter(({ input, output }) => input === 'i8' && output === 'i32')
    .sort((a, b) => b.m * b.n * b.k - a.m * a.n * a.k)[0];
}

const halfSeed = () => Uint16Array.from({ length: 1024 }, (_, i) => toF16(((i * 37) % 101) / 50 - 1));

const byteSeed = () => Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 251);

function rate(
  label: string,
  shader: Expanded,
  flops: number,
  unit: ArithmeticUnit,
  workgroups: number,
  outBytes: number,
  seed: ArrayBufferView<ArrayBuffer>,
): Program {
  return {
    label,
    buffers: [
      { name: 'out', bytes: outBytes, content: { kind: 'poison' } },
      { name: 'seed', bytes: seed.byteLength, content: { kind: 'data', data: seed } },
    ],
    passes: [{ label, shader, bindings: { 0: 'out', 1: 'seed' }, grid: [workgroups, 1, 1] }],
    work: { flops, bytes: 0, unit },
    check: async () => 0,
  };
}
