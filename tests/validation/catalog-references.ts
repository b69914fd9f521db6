import { parse } from 'yaml';
import { findCatalogEntry } from '../../server/core/catalog';
import { hardwareSchema, modelSchema } from '../../server/core/spec';
import type { References } from '../../server/core/validate';

/** References to bundled files, each read once. */
export function catalogReferences(): References {
  const read = new Map<string, unknown>();
  const entry = (reference: string, kind: string): unknown => {
    const found = findCatalogEntry(reference.replace(/^catalog:/, ''));
    if (found === undefined || found.kind !== kind) return undefined;
    if (!read.has(reference)) read.set(reference, parse(found.text, { merge: true }));
    return read.get(reference);
  };
  return {
    model: (reference) => modelSchema.safeParse(entry(reference, 'model')).data,
    hardware: (reference) => hardwareSchema.safeParse(entry(reference, 'hardware')).data,
  };
}
