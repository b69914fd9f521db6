import * as z from 'zod/mini';
import { panelSubject } from './panel-subject';
import { fileValue, panelCatalogResult } from './panels';
import { panelValidation } from './validation';

/** Messages of the editor to a panel. */
export const toPanel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('subject'), subject: panelSubject }),
  z.strictObject({ type: z.literal('catalog'), catalog: panelCatalogResult }),
  /** Measured runs that the user chose, compared with their estimates. */
  z.strictObject({ type: z.literal('validation'), validation: panelValidation }),
  /** The cursor is on a line (from 0) of a file. */
  z.strictObject({ type: z.literal('cursor'), uri: z.string(), line: z.int().check(z.gte(0)) }),
  /** A request of the panel failed; the picture stays. */
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  z.strictObject({ type: z.literal('done'), message: z.string() }),
]);
export type ToPanel = z.infer<typeof toPanel>;

/** Formats of an export; PNG is sent as base64. */
export const exportFormats = ['png', 'svg', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Messages of a panel to the editor. */
export const fromPanel = z.discriminatedUnion('type', [
  /** The panel is listening. */
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('catalog') }),
  /** The user wants to choose a file of measured runs. */
  z.strictObject({ type: z.literal('runs') }),
  /** The user wants to see where a figure is written. */
  z.strictObject({ type: z.literal('reveal'), uri: z.string(), line: z.int().check(z.gte(0)) }),
  z.strictObject({
    type: z.literal('write'),
    values: z.array(fileValue).check(z.minLength(1), z.maxLength(64)),
  }),
  z.strictObject({
    type: z.literal('save'),
    format: z.enum(exportFormats),
    name: z.string().check(z.regex(/^[\w-]{1,80}$/)),
    content: z.string().check(z.maxLength(50_000_000)),
  }),
]);
export type FromPanel = z.infer<typeof fromPanel>;
