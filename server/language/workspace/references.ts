import { dataAt } from '../../core/data';
import { HARDWARE_PATHS } from '../../core/spec';
import type { SourceFile } from './source-file';
import { resolveReference, type Target } from './uri';

/** A place in a deployment that names another file. */
export interface Reference {
  readonly path: readonly string[];
  readonly written: string;
  readonly expected: 'model' | 'hardware';
  readonly target: Target;
}

/** Where deployments refer to other files, and to which kind. */
export const REFERENCES = [
  { path: ['model'], expected: 'model' },
  ...HARDWARE_PATHS.map((path) => ({ path, expected: 'hardware' }) as const),
] as const;

/** The references of a file, read from its data, so that they are known while the rest of it is broken. */
export function referencesOf(file: SourceFile): readonly Reference[] {
  if (file.kind !== 'deployment') return [];
  return REFERENCES.flatMap(({ path, expected }) => {
    const written = dataAt(file.data, path);
    if (typeof written !== 'string') return [];
    return [{ path, written, expected, target: resolveReference(written, file.uri) }];
  });
}
