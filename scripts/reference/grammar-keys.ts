import * as z from 'zod';
import { SCHEMAS, type SpecKind } from '../../server/core/spec';

/** Every property name in a JSON schema, however deep. */
function propertyNames(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(propertyNames)];
}

/** The keys of a kind of file, sorted. */
export function keysOf(kind: SpecKind): readonly string[] {
  const schema = z.toJSONSchema(SCHEMAS[kind], { io: 'input', unrepresentable: 'any' });
  return [...new Set(propertyNames(schema))].sort();
}

/** A grammar with the keys of its kind of file in the pattern that marks them. */
export function withKeys(grammar: string, kind: SpecKind): string {
  return grammar.replace(
    /(\(\?:)[^)]*(\)\(\?=\[)/,
    (_all, open, close) => open + keysOf(kind).join('|') + close,
  );
}
