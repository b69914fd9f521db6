import type { BufferPlan, PassPlan, Program } from '../definition/program';
import { checkProjection } from './check';
import { countProjection } from './count';
import type { ProjectionKernelSpec } from './spec';

/** The buffers, work and check that projections share, with the dispatches of one. */
export function projectionProgram(
  spec: ProjectionKernelSpec,
  passes: readonly PassPlan[],
  more: readonly BufferPlan[] = [],
): Program {
  const { kernel, batch, inner, outer, variant } = spec;
  return {
    label: `${kernel} ${variant} ${batch}x${inner}x${outer}`,
    buffers: [
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
      ...more,
    ],
    passes,
    work: { ...countProjection(spec), unit: variant === 'matrix' ? 'matrix' : 'f32' },
    check: (read) => checkProjection(spec, read),
  };
}
