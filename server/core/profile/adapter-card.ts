import * as z from 'zod/mini';

/** A shape of subgroup matrices: `left` [m, k] times `right` [k, n] in `input` numbers, summed in `output` numbers. */
const matrixShapeSchema = z.strictObject({
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
