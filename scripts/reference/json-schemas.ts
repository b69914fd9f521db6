import * as z from 'zod';
import { SCHEMAS, type SpecKind } from '../../server/core/spec';
import { withNamedParts } from './named-parts';

/** The line width of the repository's formatter. */
const WIDTH = 110;

/** Prints JSON like the formatter: indented by two, with lists of scalars on one line if they fit. */
function printJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(
    /^( *)(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole, indent: string, before: string, items: string, after: string) => {
      const list = items
        .split('\n')
        .map((item) => item.trim())
        .join(' ');
      const line = `${indent}${before}[${list}]${after}`;
      return line.length <= WIDTH ? line : whole;
    },
  );
}

/**
 * The schema of one kind as JSON Schema, for other tools. It cannot express units and dimensions: a quantity is a
 * text or a number there.
 */
export function jsonSchemaOf(kind: SpecKind): string {
  const schema = z.toJSONSchema(SCHEMAS[kind], {
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      const { otherwise } = jsonSchema;
      if (typeof otherwise === 'string')
        jsonSchema.description = `${jsonSchema.description ?? ''} When absent: ${otherwise}.`.trim();
      delete jsonSchema.otherwise;
      delete jsonSchema.dimension;
      delete jsonSchema.meanings;
      delete jsonSchema.usual;
      delete jsonSchema.variant;
    },
  });
  return `${printJson({ ...withNamedParts(schema), title: `Decode Lens ${kind}` })}\n`;
}
