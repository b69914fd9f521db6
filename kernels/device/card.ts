import * as z from 'zod';

/** A shape of subgroup matrices: `left` [m, k] times `right` [k, n] in `input` numbers, summed in `output` numbers. */
export const matrixShapeSchema = z.strictObject({
  input: z.string(),
  output: z.string(),
  m: z.int(),
  n: z.int(),
  k: z.int(),
});
export type MatrixShape = z.infer<typeof matrixShapeSchema>;

/** What an adapter is and offers: all that the choice of a variant needs. */
export const cardSchema = z.strictObject({
  name: z.string(),
  vendor: z.string(),
  architecture: z.string(),
  /** A software adapter: right, but no measure of any hardware. */
  software: z.boolean(),
  features: z.array(z.string()),
  subgroupMin: z.int(),
  subgroupMax: z.int(),
  matrixShapes: z.array(matrixShapeSchema),
  workgroupBytes: z.int(),
  workgroupThreads: z.int(),
  bindingBytes: z.int(),
});
export type AdapterCard = z.infer<typeof cardSchema>;

export const hasF16 = (card: AdapterCard): boolean => card.features.includes('shader-f16');

export const hasSubgroups = (card: AdapterCard): boolean =>
  card.features.includes('subgroups') && card.subgroupMin >= 4;

/**
 * The shapes of f16 matrices with f32 sums; none where the size of a subgroup is not fixed, on which the kernels rely.
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
