import {
  type KvFormat,
  kvFormatSchema,
  type MeasuredKernelName,
  type Variant,
} from '../../server/core/profile';
import { attentionKernels } from '../attention/definition';
import type { AttentionKernelSpec, AttentionName } from '../attention/spec';
import { projectionKernels } from '../projection/definition';
import { definitionOf, type KernelSpec } from '../registry/registry';

function attention(
  name: AttentionName,
  [batch, context]: readonly [number, number],
  variant: Variant = 'matrix',
  kv: KvFormat = 'f16',
): AttentionKernelSpec {
  return attentionKernels[name].at({ batch, context, kv }, variant);
}

const rows = (name: MeasuredKernelName, batch: number, variant: Variant): KernelSpec =>
  definitionOf(name).at({ batch, context: 1, kv: 'f16' }, variant);

const gqa8 = (spec: AttentionKernelSpec): AttentionKernelSpec => ({ ...spec, kvHeads: 8 });
const sharp = (spec: AttentionKernelSpec): AttentionKernelSpec => ({ ...spec, logits: 'sharp' });

/** The checks before anything is timed: remainders of tiles and splits, sharp logits, all storage formats. */
export const checks: readonly KernelSpec[] = kvFormatSchema.options.flatMap((kv) => {
  const of = (name: AttentionName) => [
    attention(name, [3, 1], 'matrix', kv),
    sharp(attention(name, [3, 33], 'matrix', kv)),
    sharp(attention(name, [1, 4097], 'matrix', kv)),
  ];
  return [...of('mfa'), ...of('gqa'), ...of('gqa').map(gqa8), ...of('mla')];
});

/** The timed kernels: the sizes in docs/kernels.md, then one of each kind. */
export const timed: readonly KernelSpec[] = [
  attention('mfa', [64, 4096]),
  attention('mfa', [128, 4096]),
  attention('mfa', [64, 8192]),
  attention('mfa', [16, 32768]),
  attention('gqa', [64, 4096]),
  attention('gqa', [32, 8192]),
  gqa8(attention('gqa', [32, 8192])),
  attention('mla', [32, 4096]),
  attention('mla', [64, 8192]),
  attention('mha', [16, 4096], 'subgroups'),
  ...(['int8', 'e4m3'] as const).flatMap((kv) => [
    attention('mfa', [64, 8192], 'matrix', kv),
    attention('gqa', [64, 4096], 'matrix', kv),
    attention('mla', [32, 4096], 'matrix', kv),
  ]),
  ...(['portable', 'f16', 'subgroups'] as const).flatMap((variant) => [
    attention('mfa', [64, 4096], variant),
    attention('mha', [16, 4096], variant),
  ]),
  ...[64, 512].flatMap((batch) => [rows('gemm', batch, 'matrix'), rows('gemm', batch, 'portable')]),
  rows('gemv', 1, 'subgroups'),
  rows('gemv', 1, 'portable'),
  // Enough weights that reading them takes longer than a kernel launch.
  { ...projectionKernels.gemm.at({ batch: 1, context: 1, kv: 'f16' }, 'subgroups'), kernel: 'gemv' },
  rows('gemm', 8, 'matrix'),
  rows('moe', 256, 'matrix'),
  rows('moe', 256, 'portable'),
];
