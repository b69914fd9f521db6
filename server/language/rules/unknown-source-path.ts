import { mapOf } from '../../core/data';
import { nearest } from '../../core/quantity';
import { removeEntry } from '../../yaml/edit';
import { proposal } from './fixes/proposal';
import { renameKey } from './fixes/rename-key';
import { defineRule } from './rule';

/** Whether a dotted path exists; keys of the file may contain dots themselves. */
function exists(data: unknown, path: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (Object.hasOwn(data, path)) return true;
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const value = Object.hasOwn(data, path.slice(0, dot)) && Reflect.get(data, path.slice(0, dot));
    if (exists(value, path.slice(dot + 1))) return true;
  }
  return false;
}

/** The maximum number of paths to compare with a misspelt one. */
const MOST_PATHS = 500;

/** The dotted paths of everything in a file except its sources. */
function* pathsOf(data: unknown, above = ''): Generator<string> {
  for (const [key, value] of Object.entries(mapOf(data))) {
    if (above === '' && key === 'sources') continue;
    yield above + key;
    yield* pathsOf(value, `${above}${key}.`);
  }
}

/** A source for a key that the file does not have. */
export const unknownSourcePath = defineRule({
  code: 'unknown-source-path',
  severity: 'warning',
  kinds: ['model', 'hardware', 'deployment'],
  *check({ file }) {
    const unknown = Object.keys(mapOf(mapOf(file.data).sources)).filter((path) => !exists(file.data, path));
    if (unknown.length === 0) return;
    const paths = [...pathsOf(file.data)].slice(0, MOST_PATHS);
    for (const path of unknown) {
      const near = nearest(path, paths);
      const hint =
        near === undefined ? 'expected a key path such as memory.bandwidth' : `did you mean \`${near}\`?`;
      const message = `\`sources\` names \`${path}\`, which this file does not have; ${hint}`;
      const at = ['sources', path];
      const remove = () => proposal(file, `Remove the source of \`${path}\``, removeEntry(file.parsed, at));
      yield { at, part: 'key', message, fixes: () => [...renameKey(file, at, near), ...remove()] };
    }
  },
});
