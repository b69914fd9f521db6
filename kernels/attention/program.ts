import type { BufferPlan, PassPlan, Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { bytesPerElement } from '../number/kv';
import { expand, type TemplateValues } from '../template/expand';
import matrixText from './attention-matrix.wgsl';
import mergeText from './attention-merge.wgsl';
import vectorText from './attention-vector.wgsl';
import { checkAttention } from './check';
import { countAttention } from './count';
import { formatSwitches, matrixFactors } from './formats';
import { matrixPlan } from './matrix-plan';
import octetText from './octet.wgsl';
import halvesText from './octet-halves.wgsl';
import { makeQuery, packQuery } from './query';
import { attentionShape, splitContext } from './shape';
import type { AttentionKernelSpec } from './spec';
import { vectorPlan } from './vector-plan';

/**
 * Workgroups that a card of 132 multiprocessors runs at once: one of 8 subgroups on each, or four of a single subgroup,
 * of which more measured slower. Smaller cards take them in turns.
 */
const MATRIX_SUBGROUPS = 1056;
const MOST_MATRIX_WORKGROUPS = 528;
const VECTOR_WORKGROUPS = 1056;

const MATRIX_EXTENSIONS = `diagnostic(off, chromium.subgroup_matrix_uniformity);
diagnostic(off, subgroup_uniformity);
enable f16;
enable subgroups;
enable chromium_experimental_subgroup_matrix;`;

/** Decode attention; undefined where the adapter's matrices do not fit the heads. */
export function attentionProgram(spec: AttentionKernelSpec, card: AdapterCard): Program | undefined {
  const matrix = spec.variant === 'matrix';
  const plan = matrix ? matrixPlan(spec, card) : vectorPlan(spec, card);
  if (plan === undefined) return undefined;
  const { group, shared, scaled, caches } = attentionShape(spec);
  const padded = plan.rows * plan.blocks;
  const workgroups = spec.tuning?.workgroups ?? (matrix ? matrixWorkgroups(plan.values) : VECTOR_WORKGROUPS);
  const { splits, chunk } = splitContext(spec.context, plan.tile, caches * plan.blocks, workgroups);
  const query = makeQuery(spec);
  const factors = matrix ? matrixFactors[spec.kv] : { score: 1, weight: 1, value: 1 };
  const scale = (factors.score * Math.LOG2E) / Math.sqrt(spec.keyDim);
  const values: TemplateValues = {
    ...plan.values,
    ...formatSwitches(spec.kv),
    KEY: spec.keyDim,
    VALUE: spec.valueDim,
    SHARED_KV: shared ? 1 : 0,
    HEADS: spec.heads,
    KV_HEADS: spec.kvHeads,
    GROUP: group,
    WEIGHT_GAIN: factors.weight,
    VALUE_GAIN: factors.value,
  };
  const element = bytesPerElement(spec.kv);
  // A tile to spare: the matrix kernel reads whole tiles.
  const tokens = caches * spec.context + 2 * plan.tile;
  const buffers: BufferPlan[] = [
    {
      name: 'params',
      bytes: 16,
      uniform: true,
      content: { kind: 'data', data: params(spec.context, chunk, splits, scale) },
    },
    { name: 'query', ...asData(matrix ? packQuery(spec, query, padded) : query) },
    {
      name: 'keys',
      bytes: tokens * spec.keyDim * element,
      rotates: true,
      content: { kind: 'random', format: spec.kv, seed: 11 },
    },
    { name: 'partial', bytes: caches * splits * padded * spec.valueDim * 4, content: { kind: 'poison' } },
    { name: 'extremes', bytes: caches * splits * padded * 8, content: { kind: 'poison' } },
    { name: 'output', bytes: spec.batch * spec.heads * spec.valueDim * 4, content: { kind: 'poison' } },
  ];
  if (!shared) {
    buffers.push({
      name: 'values',
      bytes: tokens * spec.valueDim * element,
      rotates: true,
      content: { kind: 'random', format: spec.kv, seed: 12 },
    });
  }
  if (scaled) {
    buffers.push({
      name: 'scales',
      bytes: tokens * 8,
      rotates: true,
      content: { kind: 'random', format: 'scale', seed: 13 },
    });
  }
  const passes: PassPlan[] = [
    {
      label: `${spec.kernel} ${spec.variant}`,
      shader: matrix ? matrixShader(values) : vectorShader(spec, values),
      bindings: {
        0: 'params',
        1: 'query',
        2: 'keys',
        ...(shared ? {} : { 3: 'values' }),
        4: 'partial',
        5: 'extremes',
        ...(scaled ? { 6: 'scales' } : {}),
      },
      grid: [splits, spec.kvHeads * plan.blocks, spec.batch],
    },
    {
      label: `${spec.kernel} merge`,
      shader: expand([{ file: 'attention/attention-merge.wgsl', text: mergeText }], values),
      bindings: { 0: 'params', 1: 'partial', 2: 'extremes', 3: 'output' },
      grid: [spec.heads, spec.batch, 1],
    },
  ];
  return {
    label: `${spec.kernel} ${spec.variant} ${spec.kv} ${spec.batch}x${spec.context}`,
    buffers,
    passes,
    work: { ...countAttention(spec), unit: matrix ? 'matrix' : 'f32' },
    check: (read) => checkAttention(spec, query, read),
  };
}

function matrixWorkgroups({ SUBGROUP_COUNT: subgroups }: TemplateValues): number {
  if (typeof subgroups !== 'number') return 1;
  return Math.min(MOST_MATRIX_WORKGROUPS, MATRIX_SUBGROUPS / subgroups);
}

function matrixShader(values: TemplateValues) {
  return expand(
    [
      { file: 'extensions', text: MATRIX_EXTENSIONS },
      { file: 'attention/octet-halves.wgsl', text: halvesText },
      { file: 'attention/attention-matrix.wgsl', text: matrixText },
    ],
    values,
  );
}

function vectorShader(spec: AttentionKernelSpec, values: TemplateValues) {
  const extensions = [
    ...(spec.variant === 'f16' ? ['enable f16;'] : []),
    ...(spec.variant === 'subgroups' ? ['diagnostic(off, subgroup_uniformity);', 'enable subgroups;'] : []),
  ];
  return expand(
    [
      { file: 'extensions', text: extensions.join('\n') },
      { file: 'attention/octet.wgsl', text: octetText },
      { file: 'attention/attention-vector.wgsl', text: vectorText },
    ],
    values,
  );
}

function params(length: number, chunk: number, splits: number, scale: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(16));
  for (const [index, value] of [length, chunk, splits].entries()) view.setUint32(4 * index, value, true);
  view.setFloat32(12, scale, true);
  return new Uint8Array(view.buffer);
}

const asData = (data: ArrayBufferView<ArrayBuffer>) => ({
  bytes: data.byteLength,
  content: { kind: 'data', data } as const,
});
