import { keysOf, type Schema, shapeOf } from '../../schema';
import { literalOf } from '../../schema/shape';

/** The type that a map of a schema says it is. */
export function typeOf(schema: Schema): string | undefined {
  const shape = shapeOf(schema);
  const type = shape.kind === 'object' ? shape.keys.type : undefined;
  const literal = type === undefined ? undefined : literalOf(type);
  return literal === undefined ? undefined : String(literal);
}

/** The maps that a schema allows. */
export function mapsOf(schema: Schema): readonly Schema[] {
  const shape = shapeOf(schema);
  const options = shape.kind === 'union' ? shape.options : [shape.schema];
  return options.filter((option) => shapeOf(option).kind === 'object');
}

/** The keys that a map must have, but for the one that tells its type. */
function requiredKeys(schema: Schema): readonly string[] {
  const typed = typeOf(schema) !== undefined;
  return keysOf(schema, {})
    .filter(({ key, required }) => required && !(typed && key === 'type'))
    .map(({ key }) => key);
}

/** Whether another of the maps says that it is of the same type. */
function sharesType(schema: Schema, siblings: readonly Schema[]): boolean {
  const type = typeOf(schema);
  return siblings.some((sibling) => sibling !== schema && typeOf(sibling) === type);
}

/** What tells a map from its siblings, in braces: its type, or the keys it must have, or both where types are alike. */
export function mapLabel(schema: Schema, siblings: readonly Schema[]): string {
  const type = typeOf(schema);
  const keys = type === undefined || sharesType(schema, siblings) ? requiredKeys(schema) : [];
  const parts = [...(type === undefined ? [] : [`type: ${type}`]), ...keys];
  return `{ ${parts.length === 0 ? '…' : parts.join(', ')} }`;
}

/** What tells a design from the others: its type, and the keys it must have where that is not enough. */
export function designLabel(schema: Schema, siblings: readonly Schema[]): string | undefined {
  const type = typeOf(schema);
  if (type === undefined || !sharesType(schema, siblings)) return type;
  return `${type} { ${requiredKeys(schema).join(', ')} }`;
}
