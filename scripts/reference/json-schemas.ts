import * as z from 'zod';
import { SCHEMAS, type SpecKind } from '../../server/core/spec';
import { withNamedParts } from './named-parts';
import { printJson } from './print-json';

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
