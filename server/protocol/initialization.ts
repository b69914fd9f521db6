import * as z from 'zod/mini';

/** Properties of the editor beyond the protocol's capabilities. */
export const initializationOptions = z.object({
  /** The commands that the editor has. A code lens is only shown if its command is among them. */
  commands: z.catch(z.array(z.string()), []),
  /** Whether programs may run in the workspace: git reads a folder's configuration, which can name programs. */
  trusted: z.catch(z.boolean(), true),
  /** The uri of the folder of the rules' pages, if the server cannot find it by itself. */
  rulePages: z.catch(z.optional(z.string()), undefined),
});
export type InitializationOptions = z.infer<typeof initializationOptions>;

/** The commands of code lenses; their argument is the uri of the file. */
export const showPipelineCommand = 'decodeLens.open.pipeline';
export const compareCommand = 'decodeLens.open.compare';
