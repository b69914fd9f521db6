import * as z from 'zod/mini';

/**
 * The scheme of read-only documents of catalog entries, such as
 * `decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml`.
 */
export const catalogScheme = 'decode-lens-catalog';

/** Requests the text of a catalog document. For an unknown uri the text says so. */
export const catalogTextRequest = 'decodeLens/catalogText';

export const catalogTextParams = z.strictObject({ uri: z.string() });
export type CatalogTextParams = z.infer<typeof catalogTextParams>;

export const catalogTextResult = z.strictObject({ text: z.string() });
