import * as z from 'zod/mini';

/** What is wrong at a place of a WGSL file of this repository; lines and columns from 1. */
const shaderProblemSchema = z.strictObject({
  /** Relative to the repository, with slashes. */
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endColumn: z.int(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});
export type ShaderProblem = z.infer<typeof shaderProblemSchema>;

/** What a check of the shaders found, as `scripts/kernels-check.mjs --json` prints it. */
export const shaderReportSchema = z.strictObject({
  /** How many shaders were compiled, all sizes and variants counted. */
  compiled: z.int(),
  problems: z.array(shaderProblemSchema),
  /** Files some of whose shaders need what the adapter lacks, and what that is. */
  unchecked: z.array(z.strictObject({ file: z.string(), features: z.array(z.string()) })),
});
export type ShaderReport = z.infer<typeof shaderReportSchema>;
