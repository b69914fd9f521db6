import { dataAt } from '../../core/data';
import { HARDWARE_PATHS } from '../../core/spec';
import type { SourceFile } from './source-file';
import { resolveReference, type Target } from './uri';

/** A reference to another file in a deployment. */
export interface Reference {
  readonly path: readonly string[];
  readonly written: string;
  readonly expected: 'model' | 'hardware';
  readonly target: Target;
}

/** The keys with which deployments refer to other files, and the expected kinds. */
export const REFERENCES = [
  { path: ['model'], expected: 'model' },
  ...HARDWARE_PATHS.map((path) => ({ path, expected: 'hardware' }) as const),
] as const;

/**
 * The references of a file. Read from its plain data, so that they are known even if the rest of the file is
 * invalid.
 */
export function referencesOf(file: SourceFile): readonly Reference[] {
  if (file.kind !== 'deployment') return [];
  return REFERENCES.flatMap(({ path, expected }) => {
    const written = dataAt(file.data, path);
    if (typeof written !== 'string') return [];
    return [{ path, written, expected, target: resolveReference(written, file.uri) }];
  });
}
