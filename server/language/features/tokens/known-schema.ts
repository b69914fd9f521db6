import type { Dimension } from '../../../core/quantity';
import { attentionSchema, ffnSchema } from '../../../core/spec';
import { documentationOf, narrow, type Schema, shapeOf } from '../../schema';
import { accepts, choicesOf, literalOf, type Shape } from '../../schema/shape';

/** The properties of a schema that tokens depend on, cached. */
export interface KnownSchema {
  readonly schema: Schema;
  readonly shape: Shape;
  readonly dimension: Dimension | undefined;
  readonly choices: readonly string[] | undefined;
  readonly literal: string | number | undefined;
  /** Whether a text is valid there. */
  readonly text: boolean;
  /** For a union: the member of each `type` that only one member has. */
  readonly only: ReadonlyMap<unknown, KnownSchema>;
  /** Whether its keys are the names of attentions or FFNs. */
  readonly designs: boolean;
}

/** Caches the properties of schemas. */
export class KnownSchemas {
  private readonly known = new WeakMap<Schema, KnownSchema>();

  of(schema: Schema): KnownSchema {
    let known = this.known.get(schema);
    if (known === undefined) {
      const shape = shapeOf(schema);
      known = {
        schema,
        shape,
        dimension: documentationOf(schema).dimension,
        choices: choicesOf(schema),
        literal: literalOf(schema),
        text: accepts(schema, 'string'),
        only: this.onlyMembers(shape),
        designs:
          shape.kind === 'record' && [attentionSchema, ffnSchema].some((design) => design === shape.value),
      };
      this.known.set(schema, known);
    }
    return known;
  }

  /** The schema of a value; for a union, the member that matches the value, if that is decided. */
  for(schema: Schema, value: unknown): KnownSchema {
    const known = this.of(schema);
    if (known.shape.kind !== 'union') return known;
    const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
    return known.only.get(type) ?? this.of(narrow(schema, value));
  }

  /** The members of a union with a unique `type`. */
  private onlyMembers(shape: Shape): ReadonlyMap<unknown, KnownSchema> {
    const only = new Map<unknown, KnownSchema>();
    const several = new Set<unknown>([undefined]);
    for (const option of shape.kind === 'union' ? shape.options : []) {
      const inner = shapeOf(option);
      const type = inner.kind === 'object' && inner.keys.type ? literalOf(inner.keys.type) : undefined;
      if (only.has(type)) several.add(type);
      only.set(type, this.of(option));
    }
    for (const type of several) only.delete(type);
    return only;
  }
}

/**
 * The schema of a key; undefined for an unknown one. While the member of a union is undecided (its `type` is being
 * typed), the keys of all members are known.
 */
export function schemaOfKey({ shape }: KnownSchema, key: string): Schema | undefined {
  switch (shape.kind) {
    case 'object':
      return Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    case 'record':
      return shape.value;
    case 'union':
      for (const option of shape.options) {
        const inner = shapeOf(option);
        if (inner.kind === 'object' && Object.hasOwn(inner.keys, key)) return inner.keys[key];
      }
      return undefined;
    default:
      return undefined;
  }
}
