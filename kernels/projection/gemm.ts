import type { PassPlan, Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { expand } from '../template/expand';
import { gemmPass } from './gemm-pass';
import sumText from './gemm-sum.wgsl';
import { projectionProgram } from './program';
import type { ProjectionKernelSpec } from './spec';
import { splitsOf } from './splits';

/** A projection of many rows; undefined if its sizes do not fit the variant. */
export function gemmProgram(spec: ProjectionKernelSpec, card: AdapterCard): Program | undefined {
  const { batch, inner, outer, variant } = spec;
  const splits = variant === 'matrix' ? splitsOf(spec) : 1;
  const whole = splits === 1;
  const pass = gemmPass(
    `gemm ${variant}`,
    variant,
    { inner, outer, groups: 1, mostRows: batch, splits },
    ['inputs', 'weights', 'offsets', 'rows', whole ? 'outputs' : 'parts'],
    card,
  );
  if (pass === undefined) return undefined;
  if (whole) return projectionProgram(spec, [pass]);
  const parts = { name: 'parts', bytes: splits * batch * outer * 4, content: { kind: 'poison' } } as const;
  return projectionProgram(spec, [pass, sumPass(batch * outer, splits)], [parts]);
}

function sumPass(count: number, splits: number): PassPlan {
  const blocks = Math.ceil(count / 256);
  const rows = Math.ceil(blocks / 65535);
  return {
    label: 'gemm sum',
    shader: expand([{ file: 'projection/gemm-sum.wgsl', text: sumText }], { COUNT: count, SPLITS: splits }),
    bindings: { 0: 'parts', 1: 'outputs' },
    grid: [Math.ceil(blocks / rows), rows, 1],
  };
}
