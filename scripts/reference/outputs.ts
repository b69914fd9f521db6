import { SCHEMAS, type SpecKind } from '../../server/core/spec';
import { jsonSchemaOf } from './json-schemas';
import { referencePage } from './page';

/** Every generated file by its path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const kinds = Object.keys(SCHEMAS) as SpecKind[];
  return new Map([
    ['docs/language.md', referencePage()],
    ...kinds.map((kind): [string, string] => [`schemas/${kind}.schema.json`, jsonSchemaOf(kind)]),
  ]);
}
