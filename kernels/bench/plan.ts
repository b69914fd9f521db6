import { attentionDesigns, moeDesign, projectionDesigns } from '../profile/designs';
import type { KernelSpec } from '../spec';

const attention = { logits: 'flat' } as const;
const { mfa, gqa, mla, mha } = attentionDesigns;
const gqa8 = { ...gqa, kvHeads: 8 };

/** What must be right before anything is timed: remainders of tiles and splits, sharp logits, all storage formats. */
export const checks: readonly KernelSpec[] = (['f16', 'int8', 'e4m3'] as const).flatMap((kv) =>
  [mfa, gqa, gqa8, mla].flatMap((design) => [
    { ...design, kv, variant: 'matrix', batch: 3, context: 1, logits: 'flat' } as const,
    { ...design, kv, variant: 'matrix', batch: 3, context: 33, logits: 'sharp' } as const,
    { ...design, kv, variant: 'matrix', batch: 1, context: 4097, logits: 'sharp' } as const,
  ]),
);

/** What is timed: the sizes that docs/kernels.md follows, then one of everything. */
export const timed: readonly KernelSpec[] = [
  ...[
    [64, 4096],
    [128, 4096],
    [64, 8192],
    [16, 32768],
  ].map(
    ([batch = 1, context = 1]) =>
      ({ ...mfa, ...attention, kv: 'f16', variant: 'matrix', batch, context }) as const,
  ),
  { ...gqa, ...attention, kv: 'f16', variant: 'matrix', batch: 64, context: 4096 },
  { ...gqa, ...attention, kv: 'f16', variant: 'matrix', batch: 32, context: 8192 },
  { ...gqa8, ...attention, kv: 'f16', variant: 'matrix', batch: 32, context: 8192 },
  { ...mla, ...attention, kv: 'f16', variant: 'matrix', batch: 32, context: 4096 },
  { ...mla, ...attention, kv: 'f16', variant: 'matrix', batch: 64, context: 8192 },
  { ...mha, ...attention, kv: 'f16', variant: 'subgroups', batch: 16, context: 4096 },
  ...(['int8', 'e4m3'] as const).flatMap((kv) => [
    { ...mfa, ...attention, kv, variant: 'matrix', batch: 64, context: 8192 } as const,
    { ...gqa, ...attention, kv, variant: 'matrix', batch: 64, context: 4096 } as const,
    { ...mla, ...attention, kv, variant: 'matrix', batch: 32, context: 4096 } as const,
  ]),
  ...(['portable', 'f16', 'subgroups'] as const).flatMap((variant) => [
    { ...mfa, ...attention, kv: 'f16', variant, batch: 64, context: 4096 } as const,
    { ...mha, ...attention, kv: 'f16', variant, batch: 16, context: 4096 } as const,
  ]),
  ...([64, 512] as const).flatMap((batch) =>
    (['matrix', 'portable'] as const).map((variant) => ({ ...projectionDesigns.gemm, batch, variant })),
  ),
  { ...projectionDesigns.gemv, batch: 1, variant: 'subgroups' },
  { ...projectionDesigns.gemv, batch: 1, variant: 'portable' },
  // As many weights as take longer than starting a kernel.
  { ...projectionDesigns.gemm, kernel: 'gemv', batch: 1, variant: 'subgroups' },
  { ...projectionDesigns.gemm, batch: 8, variant: 'matrix' },
  { ...moeDesign, batch: 256, variant: 'matrix' },
  { ...moeDesign, batch: 256, variant: 'portable' },
];
