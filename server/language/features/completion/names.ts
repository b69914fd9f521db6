import { mapOf } from '../../../core/data';
import { attentionSchema, ffnSchema } from '../../../core/spec';
import type { YamlPath } from '../../../yaml/parse';
import { tagsOf } from '../../schema';
import type { SourceFile } from '../../workspace';

/** The names of designs that may stand at a path of a model: in its layers, or as the base of a sparse attention. */
export function designNames(file: SourceFile, path: YamlPath): readonly string[] | undefined {
  if (file.kind !== 'model') return undefined;
  const key = path.at(-1);
  const data = mapOf(file.data);
  if (path[0] === 'layers' && (key === 'attention' || key === 'ffn')) return Object.keys(mapOf(data[key]));
  if (path[0] !== 'attention' || path.length !== 3 || key !== 'base') return undefined;
  return Object.keys(mapOf(data.attention)).filter((name) => name !== path[1]);
}

/** The kernel families that a hardware file may speak of: the types of attention and FFN. */
export function kernelFamilies(): readonly string[] {
  return [attentionSchema, ffnSchema]
    .flatMap((schema) => tagsOf(schema, 'type') ?? [])
    .map(({ value }) => value)
    .filter((value) => value !== 'custom' && value !== 'sparse');
}

/** The most key paths that are offered for `sources`. */
const MOST_PATHS = 300;

/** The key paths of a file that may have a source: `memory`, `memory.bandwidth` … */
export function figurePaths(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (found.length >= MOST_PATHS) return;
    if (path !== '') found.push(path);
    for (const [key, inner] of Object.entries(mapOf(value)))
      visit(inner, path === '' ? key : `${path}.${key}`);
  };
  for (const [key, value] of Object.entries(mapOf(file.data)))
    if (key !== 'sources' && key !== 'name' && key !== 'version') visit(value, key);
  return found;
}
