import * as z from 'zod/mini';

/** A problem in a WGSL file of this repository; lines and columns count from 1. */
const shaderProblemSchema = z.strictObject({
  /** Relative to the repository, with forward slashes. */
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endColumn: z.int(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});
export type ShaderProblem = z.infer<typeof shaderProblemSchema>;

/** The result of checking the shaders, as `scripts/kernels-check.mjs --json` prints it. */
export const shaderReportSchema = z.strictObject({
  /** The number of compiled shaders, over all sizes and variants. */
  compiled: z.int(),
  problems: z.array(shaderProblemSchema),
  /** Files with shaders that need features which the adapter lacks, and those features. */
  unchecked: z.array(z.strictObject({ file: z.string(), features: z.array(z.string()) })),
});
export type ShaderReport = z.infer<typeof shaderReportSchema>;
