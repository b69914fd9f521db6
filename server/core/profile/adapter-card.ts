import * as z from 'zod/mini';

/**
 * The shape of a subgroup matrix multiplication: `left` [m, k] times `right` [k, n] in `input` numbers,
 * accumulated in `output` numbers.
 */
const matrixShapeSchema = z.strictObject({
  input: z.string(),
  output: z.string(),
  m: z.int(),
  n: z.int(),
  k: z.int(),
});
export type MatrixShape = z.infer<typeof matrixShapeSchema>;

/** The name and features of an adapter, which determine the variants that can run. */
export const cardSchema = z.strictObject({
  name: z.string(),
  vendor: z.string(),
  architecture: z.string(),
  /** A software adapter: correct results, but not representative of any hardware. */
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
