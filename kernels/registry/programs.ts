import type { AdapterCard, MeasuredKernelName } from '../../server/core/profile';
import { attentionProgram } from '../attention/program';
import type { MakeProgram, Program } from '../definition/program';
import { canRun } from '../device/card';
import { moeProgram } from '../moe/program';
import { gemmProgram } from '../projection/gemm';
import { gemvProgram } from '../projection/gemv';
import type { KernelSpec, SpecOf } from './registry';

const programs: { readonly [Name in MeasuredKernelName]: MakeProgram<SpecOf<Name>> } = {
  mfa: attentionProgram,
  gqa: attentionProgram,
  mla: attentionProgram,
  mha: attentionProgram,
  gemm: gemmProgram,
  gemv: gemvProgram,
  moe: moeProgram,
};

function makerOf<Name extends MeasuredKernelName>(name: Name): MakeProgram<SpecOf<Name>> {
  return programs[name];
}

/** The program of a kernel; undefined if the adapter cannot run its variant, or not at its size. */
export function kernelProgram(spec: KernelSpec, card: AdapterCard): Program | undefined {
  return canRun(spec.variant, card) ? makerOf(spec.kernel)(spec, card) : undefined;
}
