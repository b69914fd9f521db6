import * as z from 'zod/mini';

const position = z.strictObject({ line: z.int().check(z.gte(0)), character: z.int().check(z.gte(0)) });

/** Edits of several files, each for a certain version. */
export const textEditsOfFiles = z.array(
  z.strictObject({
    uri: z.string(),
    version: z.nullable(z.int()),
    edits: z.array(
      z.strictObject({ range: z.strictObject({ start: position, end: position }), newText: z.string() }),
    ),
  }),
);
export type TextEditsOfFiles = z.infer<typeof textEditsOfFiles>;
