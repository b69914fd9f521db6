import * as z from 'zod/mini';

/** Requests the text of a file that only the editor can read, as in a browser or in a virtual workspace. */
export const readFileRequest = 'decodeLens/readFile';

export const readFileParams = z.strictObject({ uri: z.string() });
export type ReadFileParams = z.infer<typeof readFileParams>;

export const readFileResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), text: z.string() }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['missing', 'too-large', 'binary', 'loop', 'folder', 'denied']),
  }),
]);
export type ReadFileResult = z.infer<typeof readFileResult>;

/** Requests the spec files below folders from the editor. */
export const findSpecsRequest = 'decodeLens/findSpecs';

export const findSpecsParams = z.strictObject({ folders: z.array(z.string()) });

export const findSpecsResult = z.strictObject({ uris: z.array(z.string()) });
export type FindSpecsResult = z.infer<typeof findSpecsResult>;
