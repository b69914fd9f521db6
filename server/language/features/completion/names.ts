import { mapOf } from '../../../core/data';
import { INNER_KEYS } from '../../../core/designs';
import { HALVES } from '../../../core/spec';
import type { YamlPath } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';

/** The names of designs valid at a path of a model: in its layers, or inside another design. */
export function designNames(file: SourceFile, path: YamlPath): readonly string[] | undefined {
  if (file.kind !== 'model') return undefined;
  const key = path.at(-1);
  const data = mapOf(file.data);
  if (path[0] === 'layers' && (key === 'attention' || key === 'ffn')) return Object.keys(mapOf(data[key]));
  const half = HALVES.find((one) => one === path[0]);
  if (half === undefined || path.length !== 3 || !INNER_KEYS[half].has(key)) return undefined;
  return Object.keys(mapOf(data[half])).filter((name) => name !== path[1]);
}

/** The maximum number of key paths offered for `sources`. */
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
