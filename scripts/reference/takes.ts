import { dimensionName, EXAMPLES } from '../../server/core/quantity';
import { BITS } from '../../server/core/spec';
import { documentationOf } from '../../server/language/schema';
import { accepts, literalOf, type Schema, shapeOf } from '../../server/language/schema/shape';

/** Whether these are the number formats, which the page lists once. */
function isNumberFormat(choices: readonly string[] | undefined): boolean {
  return choices?.length === Object.keys(BITS).length && choices.every((choice) => choice in BITS);
}

const code = (text: string): string => `\`${text}\``;

/** The values of a key, in a few words of Markdown. */
export function takes(schema: Schema): string {
  const { dimension, choices } = documentationOf(schema);
  const shape = shapeOf(schema);
  if (dimension !== undefined) {
    const examples = EXAMPLES[dimension].split(' or ').map(code).join(' or ');
    const quantity = dimension === 'count' ? 'a whole number' : `${dimensionName(dimension)}: ${examples}`;
    return shape.kind === 'union' ? `${quantity}; or a map` : quantity;
  }
  if (isNumberFormat(choices)) return 'a [number format](#number-formats)';
  if (choices !== undefined) return choices.map(code).join(' or ');
  switch (shape.kind) {
    case 'object':
      return 'a map';
    case 'record':
      return `a map of names to ${takesEach(shape.value)}`;
    case 'array':
      return 'a list';
    case 'union':
      return takesOne(shape.options);
    case 'leaf': {
      const literal = literalOf(schema);
      if (literal !== undefined) return code(String(literal));
      return accepts(schema, 'number') ? 'a number' : 'a text';
    }
  }
}

function takesEach(schema: Schema): string {
  return shapeOf(schema).kind === 'leaf' ? 'texts' : 'maps';
}

function takesOne(options: readonly Schema[]): string {
  const kinds = options.map((option) => (shapeOf(option).kind === 'object' ? 'a map' : takes(option)));
  return [...new Set(kinds)].join(' or ');
}
