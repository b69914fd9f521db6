import { measuredKernels } from '../../server/core/profile';
import type { Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { expand } from '../template/expand';
import gemvText from './gemv.wgsl';
import { projectionProgram } from './program';
import type { ProjectionKernelSpec } from './spec';

/** A projection of few rows; undefined if there are more rows, or if its sizes do not fit. */
export function gemvProgram(spec: ProjectionKernelSpec, card: AdapterCard): Program | undefined {
  const { batch, inner, outer, variant } = spec;
  if (variant === 'matrix' || batch > measuredKernels.gemv.rows.most || inner % 8 !== 0) return undefined;
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
  const pass = {
    label: `gemv ${variant}`,
    shader: expand(
      [
        { file: 'extensions', text: extensions },
        { file: 'projection/gemv.wgsl', text: gemvText },
      ],
      values,
    ),
    bindings: { 0: 'inputs', 1: 'weights', 2: 'outputs' },
    grid: [Math.ceil(outer / 8), 1, 1],
  } as const;
  return projectionProgram(spec, [pass]);
}
