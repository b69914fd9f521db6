import type { BufferPlan, PassPlan, Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { bytesPerElement } from '../number/kv';
import { expand, type TemplateValues } from '../template/expand';
import mergeText from './attention-merge.wgsl';
import { checkAttention } from './check';
import { countAttention } from './count';
import { formatSwitches } from './formats';
import { matrixVariant } from './matrix-variant';
import { makeQuery, packQuery } from './query';
import { attentionShape, splitContext } from './shape';
import type { AttentionKernelSpec } from './spec';
import { vectorVariant } from './vector-variant';

/** Decode attention; undefined if the adapter's matrices do not fit the heads. */
export function attentionProgram(spec: AttentionKernelSpec, card: AdapterCard): Program | undefined {
  const { variant } = spec;
  const matrix = variant === 'matrix';
  const plan = matrix ? matrixVariant(spec, card) : vectorVariant(variant, spec, card);
  if (plan === undefined) return undefined;
  const { group, shared, scaled, caches } = attentionShape(spec);
  const padded = plan.rows * plan.blocks;
  const workgroups = spec.tuning?.workgroups ?? plan.workgroups;
  const { splits, chunk } = splitContext(spec.context, plan.tile, caches * plan.blocks, workgroups);
  const query = makeQuery(spec);
  const scale = (plan.factors.score * Math.LOG2E) / Math.sqrt(spec.keyDim);
  const values: TemplateValues = {
    ...plan.values,
    ...formatSwitches(spec.kv),
    KEY: spec.keyDim,
    VALUE: spec.valueDim,
    SHARED_KV: shared ? 1 : 0,
    HEADS: spec.heads,
    KV_HEADS: spec.kvHeads,
    GROUP: group,
    WEIGHT_GAIN: plan.factors.weight,
    VALUE_GAIN: plan.factors.value,
  };
  const element = bytesPerElement(spec.kv);
  // Additional tiles, because the matrix kernel reads whole tiles.
  const tokens = caches * spec.context + 2 * plan.tile;
  const buffers: BufferPlan[] = [
    {
      name: 'params',
      bytes: 16,
      uniform: true,
      content: { kind: 'data', data: params(spec.context, chunk, splits, scale) },
    },
    { name: 'query', ...asData(plan.packed ? packQuery(spec, query, padded) : query) },
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
      shader: expand(plan.files, values),
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
