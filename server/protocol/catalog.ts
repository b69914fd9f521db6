import * as z from 'zod/mini';

/** Catalog entries open as read-only documents under this scheme, such as `decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml`. */
export const catalogScheme = 'decode-lens-catalog';

/** Asks the server for the text of a catalog document. For an unknown address the text says so. */
export const catalogTextRequest = 'decodeLens/catalogText';

export const catalogTextParams = z.strictObject({ uri: z.string() });
export type CatalogTextParams = z.infer<typeof catalogTextParams>;

export const catalogTextResult = z.strictObject({ text: z.string() });
