import { keysOf, type Schema, shapeOf } from '../../schema';
import { literalOf } from '../../schema/shape';

/** The `type` of a map in a schema. */
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

/** The required keys of a map, except the one that discriminates its type. */
function requiredKeys(schema: Schema): readonly string[] {
  const typed = typeOf(schema) !== undefined;
  return keysOf(schema, {})
    .filter(({ key, required }) => required && !(typed && key === 'type'))
    .map(({ key }) => key);
}

/** Whether another map has the same type. */
function sharesType(schema: Schema, siblings: readonly Schema[]): boolean {
  const type = typeOf(schema);
  return siblings.some((sibling) => sibling !== schema && typeOf(sibling) === type);
}

/** Distinguishes a map from its siblings, in braces: its type, its required keys, or both if types are equal. */
export function mapLabel(schema: Schema, siblings: readonly Schema[]): string {
  const type = typeOf(schema);
  const keys = type === undefined || sharesType(schema, siblings) ? requiredKeys(schema) : [];
  const parts = [...(type === undefined ? [] : [`type: ${type}`]), ...keys];
  return `{ ${parts.length === 0 ? '…' : parts.join(', ')} }`;
}

/** Distinguishes a design from the others: its type, and its required keys if that is not enough. */
export function designLabel(schema: Schema, siblings: readonly Schema[]): string | undefined {
  const type = typeOf(schema);
  if (type === undefined || !sharesType(schema, siblings)) return type;
  return `${type} { ${requiredKeys(schema).join(', ')} }`;
}
