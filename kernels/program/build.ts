import { attentionProgram } from '../attention/program';
import type { AdapterCard } from '../device/card';
import { moeProgram } from '../moe/program';
import { int8Rate, matrixRate, vectorRate } from '../probe/rates';
import { streamProbe } from '../probe/streams';
import { projectionProgram } from '../projection/program';
import type { KernelSpec, Probe } from '../spec';
import type { Program } from './program';

/** The program of a kernel, or undefined where the adapter cannot run its variant. */
export function kernelProgram(spec: KernelSpec, card: AdapterCard): Program | undefined {
  switch (spec.kernel) {
    case 'gemm':
    case 'gemv':
      return projectionProgram(spec, card);
    case 'moe':
      return moeProgram(spec, card);
    default:
      return attentionProgram(spec, card);
  }
}

/** The program of a probe, or undefined where the adapter lacks the unit. */
export function probeProgram(probe: Probe, card: AdapterCard): Program | undefined {
  switch (probe) {
    case 'copy':
    case 'read':
      return streamProbe(probe, card);
    case 'f32':
    case 'f16':
      return vectorRate(probe, card);
    case 'int8':
      return int8Rate(card);
    case 'matrix':
    case 'matrixInt8':
      return matrixRate(probe, card);
  }
}
