import * as z from 'zod';

/** A file parameter of a tool. */
export const file = (kind: string) =>
  z
    .string()
    .min(1)
    .max(4096)
    .describe(
      `The ${kind}: a path relative to a root folder of this server, or catalog:<id> for a bundled one.`,
    );

export const context = z
  .int()
  .min(1)
  .max(2 ** 40)
  .optional()
  .describe('Tokens of context of every sequence, instead of the file’s.');

export const batch = z
  .int()
  .min(1)
  .optional()
  .describe('Concurrent sequences of the whole deployment, instead of the file’s.');

export const texts = z
  .record(z.string(), z.string())
  .optional()
  .describe(
    'Texts that replace the contents of files, by path, to try out a change without writing it. Paths need not exist.',
  );

export const usd = z.number().nullable().describe('USD per 1M tokens; null if a card has no price.');
export const seconds = z.number().describe('Seconds.');
