import * as z from 'zod';
import { type Dimension, dimensionName, EXAMPLES } from '../../core/quantity';
import { accepts, choicesOf, isOptional, literalOf, type Schema, shapeOf, unwrap } from './shape';

/** The documentation of a field in the schema, for hover, completion, messages and the reference page. */
export interface FieldDocumentation {
  readonly description: string | undefined;
  readonly dimension: Dimension | undefined;
  /** The behaviour if the key is absent. */
  readonly otherwise: string | undefined;
  readonly choices: readonly string[] | undefined;
  /** What the choices mean, by choice. */
  readonly meanings: Readonly<Record<string, string>> | undefined;
  /** A placeholder for a missing value. */
  readonly usual: unknown;
  /** A name to distinguish it from another member of its union with the same `type`. */
  readonly variant: string | undefined;
}

/** The documentation of a field: the wrapper's if it has one, otherwise that of the wrapped schema. */
export function documentationOf(schema: Schema): FieldDocumentation {
  const outer = metaOf(schema);
  const inner = unwrap(schema) === schema ? undefined : metaOf(unwrap(schema));
  return {
    description: outer?.description ?? inner?.description,
    dimension: outer?.dimension ?? inner?.dimension,
    otherwise: outer?.otherwise ?? inner?.otherwise,
    choices: choicesOf(schema),
    meanings: outer?.meanings ?? inner?.meanings,
    usual: outer?.usual ?? inner?.usual,
    variant: outer?.variant ?? inner?.variant,
  };
}

/** The choices in words: ‘One of `vllm` (vLLM), `none`.’; undefined where any value may stand. */
export function choicesWords({ choices, meanings }: FieldDocumentation): string | undefined {
  if (choices === undefined) return undefined;
  const words = choices.map((choice) => {
    const meaning = meanings?.[choice];
    return meaning === undefined ? `\`${choice}\`` : `\`${choice}\` (${meaning})`;
  });
  return `One of ${words.join(', ')}.`;
}

function metaOf(schema: Schema): z.GlobalMeta | undefined {
  return z.globalRegistry.get(schema);
}

/** A noun phrase for the expected value, for use in messages: ‘a data rate such as 3.35 TB/s’. */
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

/** Describes a map by its required keys, or by some of its optional ones. */
function wantedMap(keys: Readonly<Record<string, Schema>>): string {
  const names = Object.keys(keys);
  const required = Object.entries(keys).flatMap(([name, key]) => (isOptional(key) ? [] : [name]));
  if (required.length > 0 && required.length <= 4) return `a map with ${required.join(', ')}`;
  return `a map with ${(required.length > 0 ? required : names).slice(0, 3).join(', ')} …`;
}
