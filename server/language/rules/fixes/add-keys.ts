import { dataAt, type KeyPath, mapOf } from '../../../core/data';
import { SCHEMAS } from '../../../core/spec';
import { Draft, type Edit, setValue } from '../../../yaml/edit';
import { keysOf, type Schema, schemaFor, shapeOf, tagsOf } from '../../schema';
import type { SourceFile } from '../../workspace';
import { placeholderFor } from './placeholder';
import { type Proposal, proposal } from './proposal';

/** The most likely `type` of a map without one: the type that knows most of its keys and lacks the fewest. */
function likelyTag(schema: Schema, key: string, data: Readonly<Record<string, unknown>>): string | undefined {
  const tags = tagsOf(schema, key) ?? [];
  const ranked = tags.map(({ value }) => {
    const keys = keysOf(schema, { ...data, [key]: value });
    const known = keys.filter((choice) => Object.hasOwn(data, choice.key)).length;
    const lacking = keys.filter((choice) => choice.required && !Object.hasOwn(data, choice.key)).length;
    return { value, fit: known * 100 - lacking };
  });
  return ranked.reduce<(typeof ranked)[number] | undefined>(
    (best, tag) => (best === undefined || tag.fit > best.fit ? tag : best),
    undefined,
  )?.value;
}

/** The edits that add keys to the map at a path, in the order of the schema, with placeholder values. */
export function addKeys(file: SourceFile, path: KeyPath, missing: readonly string[]): readonly Edit[] {
  const schema = schemaFor(SCHEMAS[file.kind], file.data, path);
  if (schema === undefined || shapeOf(schema).kind === 'record') return [];
  const data = mapOf(dataAt(file.data, path));
  const keys = keysOf(schema, data);
  const order = keys.map(({ key }) => key);
  return missing.reduce<Draft>((draft, key) => {
    const field = keys.find((choice) => choice.key === key)?.schema;
    const value = likelyTag(schema, key, data) ?? (field && placeholderFor(field, [...path, key], file));
    return value === undefined
      ? draft
      : draft.next((parsed) => setValue(parsed, [...path, key], value, order));
  }, Draft.of(file.parsed)).edits;
}

function named(keys: readonly string[]): string {
  const shown = keys.slice(0, 4).map((key) => `\`${key}\``);
  return keys.length > 4 ? `${shown.join(', ')} …` : shown.join(', ');
}

/** A fix that adds the missing keys of a map, with placeholder values. */
export function addMissingKeys(
  file: SourceFile,
  path: KeyPath,
  missing: readonly string[],
): readonly Proposal[] {
  return missing.length === 0 ? [] : proposal(file, `Add ${named(missing)}`, addKeys(file, path, missing));
}
