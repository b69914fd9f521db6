import type { AdapterCard, MatrixShape, Variant } from '../../server/core/profile';

export type { AdapterCard, MatrixShape };

export const hasF16 = (card: AdapterCard): boolean => card.features.includes('shader-f16');

const hasSubgroups = (card: AdapterCard): boolean =>
  card.features.includes('subgroups') && card.subgroupMin >= 4;

/**
 * The shapes of f16 matrices with f32 accumulation; empty if the subgroup size is not fixed, which the kernels
 * rely on.
 */
export function halfShapes(card: AdapterCard): readonly MatrixShape[] {
  const offered =
    hasF16(card) &&
    card.features.includes('chromium-experimental-subgroup-matrix') &&
    card.subgroupMin === card.subgroupMax;
  return offered ? card.matrixShapes.filter(({ input, output }) => input === 'f16' && output === 'f32') : [];
}

/** The largest of those shapes. */
export function halfMatrixShape(card: AdapterCard): MatrixShape | undefined {
  return halfShapes(card).toSorted((a, b) => b.m * b.n * b.k - a.m * a.n * a.k)[0];
}

const ABLE: Readonly<Record<Variant, (card: AdapterCard) => boolean>> = {
  portable: () => true,
  f16: hasF16,
  subgroups: hasSubgroups,
  matrix: (card) => halfShapes(card).length > 0,
};

/** Whether an adapter has the features of a variant. */
export const canRun = (variant: Variant, card: AdapterCard): boolean => ABLE[variant](card);
