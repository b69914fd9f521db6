import { memberOf } from './member-of';
import { type Schema, shapeOf } from './shape';
import { chooseForMap, chooseForScalar } from './union';

function step(schema: Schema, key: string | number): Schema | undefined {
  const shape = shapeOf(schema);
  if (shape.kind === 'array') return shape.element;
  if (shape.kind === 'record') return shape.value;
  if (shape.kind === 'object')
    return Object.hasOwn(shape.keys, String(key)) ? shape.keys[String(key)] : shape.rest;
  return undefined;
}

/** The member of a union that matches the data; any other schema unchanged. */
export function narrow(schema: Schema, data: unknown): Schema {
  const shape = shapeOf(schema);
  if (shape.kind !== 'union') return schema;
  if (typeof data === 'object' && data !== null) {
    const choice = chooseForMap(shape.options, data as Readonly<Record<string, unknown>>);
    return choice.ok ? choice.option : schema;
  }
  if (typeof data !== 'string' && typeof data !== 'number' && typeof data !== 'boolean') return schema;
  const choice = chooseForScalar(shape.options, data);
  return choice.ok ? choice.option : schema;
}

/** The schema of the value at a path, given the file's data (which decides unions); undefined for unknown keys. */
export function schemaAt(
  root: Schema,
  data: unknown,
  path: readonly (string | number)[],
): Schema | undefined {
  let schema: Schema | undefined = root;
  let value = data;
  for (const key of path) {
    if (schema === undefined) return undefined;
    schema = step(narrow(schema, value), key);
    value = memberOf(value, key);
  }
  return schema;
}
