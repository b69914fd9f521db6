import * as z from 'zod';
import { type Dimension, dimensionName, EXAMPLES } from '../../core/quantity';
import { accepts, choicesOf, isOptional, literalOf, type Schema, shapeOf, unwrap } from './shape';

/** What the schema says about a field, for hover, completion, messages and the reference page. */
export interface FieldDocumentation {
  readonly description: string | undefined;
  readonly dimension: Dimension | undefined;
  /** What holds when the key is absent. */
  readonly otherwise: string | undefined;
  readonly choices: readonly string[] | undefined;
  /** A value to begin with where the key has none yet. */
  readonly usual: unknown;
  /** What tells it apart from another member of its union with the same `type`. */
  readonly variant: string | undefined;
}

/** Documentation of a field: the wrapper's where it has some, else that of what is inside. */
export function documentationOf(schema: Schema): FieldDocumentation {
  const outer = metaOf(schema);
  const inner = unwrap(schema) === schema ? undefined : metaOf(unwrap(schema));
  return {
    description: outer?.description ?? inner?.description,
    dimension: outer?.dimension ?? inner?.dimension,
    otherwise: outer?.otherwise ?? inner?.otherwise,
    choices: choicesOf(schema),
    usual: outer?.usual ?? inner?.usual,
    variant: outer?.variant ?? inner?.variant,
  };
}

function metaOf(schema: Schema): z.GlobalMeta | undefined {
  return z.globalRegistry.get(schema);
}

/** What a field wants, for the middle of a message: ‘a data rate such as 3.35 TB/s’. */
export function wanted(schema: Schema): string {
  const { dimension, choices } = documentationOf(schema);
  if (dimension !== undefined) return `${dimensionName(dimension)} such as ${EXAMPLES[dimension]}`;
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'object':
      return wantedMap(shape.keys);
    case 'record':
      return 'a map of names';
    case 'array':
      return 'a list';
    case 'union': {
      const [first] = shape.options;
      return first === undefined ? 'a value' : wanted(first);
    }
    case 'leaf':
      return wantedScalar(schema);
  }
}

function wantedScalar(schema: Schema): string {
  const literal = literalOf(schema);
  if (literal !== undefined) return String(literal);
  return accepts(schema, 'number') ? 'a number' : 'a text';
}

/** A map by the keys it must have, or by some that it may have. */
function wantedMap(keys: Readonly<Record<string, Schema>>): string {
  const names = Object.keys(keys);
  const required = Object.entries(keys).flatMap(([name, key]) => (isOptional(key) ? [] : [name]));
  if (required.length > 0 && required.length <= 4) return `a map with ${required.join(', ')}`;
  return `a map with ${(required.length > 0 ? required : names).slice(0, 3).join(', ')} …`;
}
