import type { BufferPlan, PassPlan, Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { gemmPass } from '../projection/gemm-pass';
import { expand } from '../template/expand';
import { checkMoe } from './check';
import { countMoe } from './count';
import combineText from './moe-combine.wgsl';
import { route } from './routing';
import type { MoeKernelSpec } from './spec';
import swigluText from './swiglu.wgsl';

/** The grouped FFN of a spec; undefined if the adapter or the size rules the variant out. */
export function moeProgram(spec: MoeKernelSpec, card: AdapterCard): Program | undefined {
  const { batch, hidden, width, experts, active, variant } = spec;
  const routing = route(spec);
  const rows = batch * active;
  const groups = { groups: experts, mostRows: routing.mostRows };
  const gateUp = gemmPass(
    `moe gate and up ${variant}`,
    variant,
    { inner: hidden, outer: 2 * width, ...groups },
    ['inputs', 'gateUpWeights', 'offsets', 'tokens', 'gateUp'],
    card,
  );
  const down = gemmPass(
    `moe down ${variant}`,
    variant,
    { inner: width, outer: hidden, ...groups },
    ['hidden', 'downWeights', 'offsets', 'identity', 'expertOutputs'],
    card,
  );
  if (gateUp === undefined || down === undefined) return undefined;
  const swiglu: PassPlan = {
    label: 'moe swiglu',
    shader: expand([{ file: 'moe/swiglu.wgsl', text: swigluText }], { WIDTH: width }),
    bindings: { 0: 'gateUp', 1: 'hidden' },
    grid: [Math.ceil(width / 512), rows, 1],
  };
  const combine: PassPlan = {
    label: 'moe combine',
    shader: expand([{ file: 'moe/moe-combine.wgsl', text: combineText }], { HIDDEN: hidden, ACTIVE: active }),
    bindings: { 0: 'expertOutputs', 1: 'places', 2: 'shares', 3: 'outputs' },
    grid: [Math.ceil(hidden / 256), batch, 1],
  };
  const data = (name: string, content: Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>): BufferPlan => ({
    name,
    bytes: content.byteLength,
    content: { kind: 'data', data: content },
  });
  const inputs: BufferPlan = {
    name: 'inputs',
    bytes: batch * hidden * 2,
    content: { kind: 'random', format: 'f16', seed: 41 },
  };
  /**
   * Weights that preserve the magnitude of activations, like trained ones; larger weights would overflow halves.
   */
  const weights = (name: string, inner: number, outer: number, seed: number): BufferPlan => ({
    name,
    bytes: experts * inner * outer * 2,
    rotates: true,
    content: { kind: 'random', format: 'f16', seed, deviation: 1 / Math.sqrt(inner) },
  });
  const empty = (name: string, bytes: number): BufferPlan => ({ name, bytes, content: { kind: 'poison' } });
  return {
    label: `moe ${variant} ${batch} tokens, ${active} of ${experts} experts`,
    buffers: [
      inputs,
      weights('gateUpWeights', hidden, 2 * width, 42),
      weights('downWeights', width, hidden, 43),
      data('offsets', routing.offsets),
      data('tokens', routing.tokens),
      data(
        'identity',
        Uint32Array.from({ length: rows }, (_, row) => row),
      ),
      data('places', routing.places),
      data('shares', routing.shares),
      empty('gateUp', rows * 2 * width * 4),
      empty('hidden', rows * width * 2),
      empty('expertOutputs', rows * hidden * 4),
      empty('outputs', batch * hidden * 4),
    ],
    passes: [gateUp, swiglu, down, combine],
    work: { ...countMoe(spec, routing.touchedExperts), unit: variant === 'matrix' ? 'matrix' : 'f32' },
    check: (read) => checkMoe(spec, routing, read),
  };
}
