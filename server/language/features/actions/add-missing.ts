import { mapOf } from '../../../core/data';
import { SCHEMAS } from '../../../core/spec';
import { dataAt } from '../../../yaml/edit';
import type { YamlPath } from '../../../yaml/parse';
import { addKeys } from '../../rules';
import { keysOf, schemaFor, takesMap } from '../../schema';
import type { SourceFile } from '../../workspace';
import { type Refactoring, rewrite } from './refactoring';

/** The required keys that the map at a path lacks; empty if there is no map. */
function missingAt(file: SourceFile, path: YamlPath): readonly string[] {
  const schema = schemaFor(SCHEMAS[file.kind], file.data, path);
  const data = dataAt(file.data, path);
  const map = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (schema === undefined || !map || !takesMap(schema)) return [];
  return keysOf(schema, mapOf(data))
    .filter(({ key, required }) => required && !Object.hasOwn(mapOf(data), key))
    .map(({ key }) => key);
}

/** Adds the missing required keys of the innermost incomplete map around the cursor. */
export const addMissing: Refactoring = {
  kind: 'refactor.rewrite',
  propose: (context) => {
    const { file, path } = context;
    const incomplete = path
      .map((_, index) => path.slice(0, path.length - index))
      .concat([[]])
      .find((candidate) => missingAt(file, candidate).length > 0);
    if (incomplete === undefined) return [];
    const where = incomplete.length === 0 ? '' : ` to \`${incomplete.join('.')}\``;
    return rewrite(
      context,
      `Add missing keys${where}`,
      addKeys(file, incomplete, missingAt(file, incomplete)),
    );
  },
};
