import type * as z from 'zod';

/** A zod schema of the language, for introspection. */
export type Schema = z.core.$ZodType;

/** The structure of a schema without optional and lazy wrappers. */
export type Shape =
  | {
      readonly kind: 'object';
      readonly schema: Schema;
      readonly keys: Readonly<Record<string, Schema>>;
      readonly rest: Schema | undefined;
    }
  | { readonly kind: 'record'; readonly schema: Schema; readonly value: Schema }
  | { readonly kind: 'array'; readonly schema: Schema; readonly element: Schema }
  | { readonly kind: 'union'; readonly schema: Schema; readonly options: readonly Schema[] }
  | { readonly kind: 'leaf'; readonly schema: Schema };

/** The definition behind a schema, as zod's own types describe it. */
function definition(schema: Schema): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** Removes optional and lazy wrappers. */
export function unwrap(schema: Schema): Schema {
  const def = definition(schema);
  if (def.type === 'optional') return unwrap(def.innerType);
  if (def.type === 'lazy') return unwrap(def.getter());
  return schema;
}

/** The structure of a schema, one level deep. */
export function shapeOf(wrapped: Schema): Shape {
  const schema = unwrap(wrapped);
  const def = definition(schema);
  switch (def.type) {
    case 'object': {
      const rest =
        def.catchall !== undefined && definition(def.catchall).type !== 'never' ? def.catchall : undefined;
      return { kind: 'object', schema, keys: def.shape, rest };
    }
    case 'record':
      return { kind: 'record', schema, value: def.valueType };
    case 'array':
      return { kind: 'array', schema, element: def.element };
    case 'union':
      return { kind: 'union', schema, options: def.options.flatMap(flatten) };
    default:
      return { kind: 'leaf', schema };
  }
}

function flatten(option: Schema): readonly Schema[] {
  const shape = shapeOf(option);
  return shape.kind === 'union' ? shape.options : [shape.schema];
}

/** Whether a key may be absent. */
export function isOptional(schema: Schema): boolean {
  return schema._zod.optin === 'optional';
}

/** The value of a literal schema, such as the `type` of an attention. */
export function literalOf(schema: Schema): string | number | undefined {
  const def = definition(unwrap(schema));
  if (def.type !== 'literal') return undefined;
  const [value] = def.values;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The values of an enumeration, also where others may stand; undefined for any other schema. */
export function choicesOf(schema: Schema): readonly string[] | undefined {
  const def = definition(unwrap(schema));
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  if (def.type === 'boolean') return ['true', 'false'];
  if (def.type !== 'pipe') return undefined;
  const written = definition(def.in);
  const known = written.type === 'union' ? written.options.flatMap((option) => choicesOf(option) ?? []) : [];
  return known.length === 0 ? undefined : known;
}

/** Whether the schema accepts a scalar of this JavaScript type; its content may still be invalid. */
export function accepts(schema: Schema, type: 'string' | 'number' | 'boolean'): boolean {
  const def = definition(unwrap(schema));
  switch (def.type) {
    case 'pipe':
      return accepts(def.in, type);
    case 'union':
      return def.options.some((option) => accepts(option, type));
    case 'literal':
      return def.values.some((value) => typeof value === type);
    case 'enum':
      return type === 'string';
    case 'string':
    case 'number':
    case 'boolean':
      return def.type === type;
    default:
      return false;
  }
}
