import { mapOf } from './data';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** Whether a dotted path leads somewhere; a key of the file may hold dots itself. */
function exists(data: unknown, path: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (Object.hasOwn(data, path)) return true;
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const value = Object.hasOwn(data, path.slice(0, dot)) && Reflect.get(data, path.slice(0, dot));
    if (exists(value, path.slice(dot + 1))) return true;
  }
  return false;
}

/** A source for a key that the file does not have. */
export const unknownSourcePath = defineRule({
  code: 'unknown-source-path',
  kinds: ['model', 'hardware', 'deployment'],
  *check({ file }): Iterable<Finding> {
    for (const path of Object.keys(mapOf(mapOf(file.data).sources))) {
      if (exists(file.data, path)) continue;
      const message = `\`sources\` names \`${path}\`, which this file does not have; expected a key path such as memory.bandwidth`;
      const place = placeOf(file, ['sources', path], 'key');
      yield { code: 'unknown-source-path', severity: 'warning', message, ...place };
    }
  },
});
