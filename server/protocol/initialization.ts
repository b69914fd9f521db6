import * as z from 'zod/mini';

/** What an editor may say of itself at the start, beyond the protocol's capabilities. */
export const initializationOptions = z.object({
  /** The commands that it has. A code lens is shown only for one of these. */
  commands: z.catch(z.array(z.string()), []),
  /** Whether programs may be run in the workspace: git reads a folder's configuration, which may name further ones. */
  trusted: z.catch(z.boolean(), true),
  /** The folder of the rules' pages as a uri, where the server cannot look for it itself. */
  rulePages: z.catch(z.optional(z.string()), undefined),
});
export type InitializationOptions = z.infer<typeof initializationOptions>;

/** The commands that a code lens may offer, with the uri of the file as their argument. */
export const showPipelineCommand = 'decodeLens.open.pipeline';
export const compareCommand = 'decodeLens.open.compare';
