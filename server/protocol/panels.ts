import * as z from 'zod/mini';
import { panelCards, panelModels } from './panel-subject';
import { textEditsOfFiles } from './text-edits';

/** The panels, by the last part of their commands and view types. */
export const panelNames = [
  'pipeline',
  'cost',
  'roofline',
  'context',
  'frontier',
  'compare',
  'validation',
] as const;
export const panelName = z.enum(panelNames);
export type PanelName = z.infer<typeof panelName>;

/** The titles of the panels. */
export const PANEL_TITLES: Readonly<Record<PanelName, string>> = {
  pipeline: 'Pipeline',
  cost: 'Cost',
  roofline: 'Roofline',
  context: 'Context',
  frontier: 'Frontier',
  compare: 'Compare',
  validation: 'Validation',
};

/** Notifies the server of the active file, whose deployment the panels follow; null: no panel is open. */
export const followPanelsNotification = 'decodeLens/followPanels';
export const followPanelsParams = z.strictObject({ uri: z.nullable(z.string()) });

/** The server sends the subject of the panels, at once and after every change. */
export const panelSubjectNotification = 'decodeLens/panelSubject';

/** Requests the bundled models and cards. */
export const panelCatalogRequest = 'decodeLens/panelCatalog';
export const panelCatalogResult = z.strictObject({ models: panelModels, cards: panelCards });
export type PanelCatalogResult = z.infer<typeof panelCatalogResult>;

/** A value to write at a key path of a file. */
export const fileValue = z.strictObject({
  uri: z.string(),
  path: z.array(z.union([z.string(), z.number()])).check(z.minLength(1)),
  value: z.union([z.string(), z.number()]),
});
export type FileValue = z.infer<typeof fileValue>;

/** Requests the text edits that write values into files. */
export const writeValuesRequest = 'decodeLens/writeValues';
export const writeValuesParams = z.strictObject({
  values: z.array(fileValue).check(z.minLength(1), z.maxLength(64)),
});
export type WriteValuesParams = z.infer<typeof writeValuesParams>;

export const writeValuesResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), files: textEditsOfFiles }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
export type WriteValuesResult = z.infer<typeof writeValuesResult>;
