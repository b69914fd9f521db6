import type { SourceFile } from './source-file';
import { resolveReference, type Target } from './uri';

/** A place in a deployment that names another file. */
export interface Reference {
  readonly path: readonly string[];
  readonly written: string;
  readonly expected: 'model' | 'hardware';
  readonly target: Target;
}

const PLACES: readonly { readonly path: readonly string[]; readonly expected: 'model' | 'hardware' }[] = [
  { path: ['model'], expected: 'model' },
  { path: ['attention', 'hardware'], expected: 'hardware' },
  { path: ['ffn', 'hardware'], expected: 'hardware' },
  { path: ['pool', 'hardware'], expected: 'hardware' },
];

function textAt(data: unknown, path: readonly string[]): string | undefined {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === 'string' ? value : undefined;
}

/** The references of a file, read from its data, so that they are known while the rest of it is broken. */
export function referencesOf(file: SourceFile): readonly Reference[] {
  if (file.kind !== 'deployment') return [];
  return PLACES.flatMap(({ path, expected }) => {
    const written = textAt(file.data, path);
    if (written === undefined) return [];
    return [{ path, written, expected, target: resolveReference(written, file.uri) }];
  });
}
