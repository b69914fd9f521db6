import { countProjection } from '../count/projection';
import { type AdapterCard, hasF16 } from '../device/card';
import { fromF16 } from '../number/f16';
import type { BufferPlan, PassPlan, Program, ReadBuffer } from '../program/program';
import { relativeError } from '../reference/relative-error';
import type { ProjectionSpec } from '../spec';
import { expand } from '../template/expand';
import sumText from '../wgsl/gemm-sum.wgsl';
import gemvText from '../wgsl/gemv.wgsl';
import { gemmPass } from './gemm-pass';
import { splitsOf } from './splits';

/** Rows up to which the vector kernel takes part. */
const MOST_VECTOR_ROWS = 8;

/** The projection of a spec, or undefined where the adapter or the size rules the variant out. */
export function projectionProgram(spec: ProjectionSpec, card: AdapterCard): Program | undefined {
  const { batch, inner, outer, variant } = spec;
  const splits = spec.kernel === 'gemm' && variant === 'matrix' ? splitsOf(spec) : 1;
  const pass = spec.kernel === 'gemv' ? gemvPass(spec, card) : gemmPassOf(spec, splits, card);
  if (pass === undefined) return undefined;
  const buffers: BufferPlan[] = [
    { name: 'inputs', bytes: batch * inner * 2, content: { kind: 'random', format: 'f16', seed: 21 } },
    {
      name: 'weights',
      bytes: outer * inner * 2,
      rotates: true,
      content: { kind: 'random', format: 'f16', seed: 22, deviation: 1 / Math.sqrt(inner) },
    },
    { name: 'offsets', bytes: 8, content: { kind: 'data', data: new Uint32Array([0, batch]) } },
    {
      name: 'rows',
      bytes: batch * 4,
      content: { kind: 'data', data: Uint32Array.from({ length: batch }, (_, i) => i) },
    },
    { name: 'outputs', bytes: batch * outer * 4, content: { kind: 'poison' } },
    ...(splits === 1
      ? []
      : [{ name: 'parts', bytes: splits * batch * outer * 4, content: { kind: 'poison' } } as const]),
  ];
  return {
    label: `${spec.kernel} ${variant} ${batch}x${inner}x${outer}`,
    buffers,
    passes: splits === 1 ? [pass] : [pass, sumPass(batch * outer, splits)],
    work: { ...countProjection(spec), unit: variant === 'matrix' ? 'matrix' : 'f32' },
    check: (read) => checkProjection(spec, read),
  };
}

function sumPass(count: number, splits: number): PassPlan {
  const blocks = Math.ceil(count / 256);
  const rows = Math.ceil(blocks / 65535);
  return {
    label: 'gemm sum',
    shader: expand([{ file: 'gemm-sum.wgsl', text: sumText }], { COUNT: count, SPLITS: splits }),
    bindings: { 0: 'parts', 1: 'outputs' },
    grid: [Math.ceil(blocks / rows), rows, 1],
  };
}

function gemmPassOf(
  { batch, inner, outer, variant }: ProjectionSpec,
  splits: number,
  card: AdapterCard,
): PassPlan | undefined {
  const shape = { inner, outer, groups: 1, mostRows: batch, splits };
  return gemmPass(
    `gemm ${variant}`,
    variant,
    shape,
    ['inputs', 'weights', 'offsets', 'rows', splits === 1 ? 'outputs' : 'parts'],
    card,
  );
}

function gemvPass({ batch, inner, outer, variant }: ProjectionSpec, card: AdapterCard): PassPlan | undefined {
  const unfit =
    variant === 'matrix' ||
    batch > MOST_VECTOR_ROWS ||
    inner % 8 !== 0 ||
    (variant === 'f16' && !hasF16(card));
  if (unfit) return undefined;
  const subgroups = variant === 'subgroups';
  const extensions = subgroups
    ? 'diagnostic(off, subgroup_uniformity);\nenable subgroups;'
    : variant === 'f16'
      ? 'enable f16;'
      : '';
  const values = {
    ROWS: batch,
    INNER: inner,
    OUTER: outer,
    NATIVE_F16: variant === 'f16' ? 1 : 0,
    SUBGROUPS: subgroups ? 1 : 0,
    SHUFFLES: subgroups ? Math.min(5, Math.floor(Math.log2(card.subgroupMin))) : 0,
  };
  return {
    label: `gemv ${variant}`,
    shader: expand(
      [
        { file: 'extensions', text: extensions },
        { file: 'gemv.wgsl', text: gemvText },
      ],
      values,
    ),
    bindings: { 0: 'inputs', 1: 'weights', 2: 'outputs' },
    grid: [Math.ceil(outer / 8), 1, 1],
  };
}

/** Compares the first and the last row, each at the first and the last columns. */
async function checkProjection({ batch, inner, outer }: ProjectionSpec, read: ReadBuffer): Promise<number> {
  const outputs = new Float32Array(await read('outputs', 0, batch * outer * 4));
  if (outputs.some(Number.isNaN)) return Number.NaN;
  const sampled = Math.min(outer, 32);
  const [got, expected]: [number[], number[]] = [[], []];
  for (const firstColumn of [0, outer - sampled]) {
    const weights = await readHalves(read, 'weights', firstColumn * inner, sampled * inner);
    for (const row of [0, batch - 1]) {
      const input = await readHalves(read, 'inputs', row * inner, inner);
      for (let column = 0; column < sampled; column++) {
        const weight = weights.subarray(column * inner, (column + 1) * inner);
        expected.push(input.reduce((sum, value, k) => sum + value * (weight[k] ?? 0), 0));
        got.push(outputs[row * outer + firstColumn + column] ?? Number.NaN);
      }
    }
  }
  return relativeError(got, expected);
}

/** Halves of a buffer as numbers. */
export async function readHalves(
  read: ReadBuffer,
  name: string,
  first: number,
  count: number,
): Promise<Float64Array> {
  return Float64Array.from(new Uint16Array(await read(name, first * 2, count * 2)), fromF16);
}
