import * as z from 'zod';
import { nearest } from '../../core/quantity';
import { found } from './found';
import type { IssueCode, SchemaIssue } from './issue';
import { documentationOf, wanted } from './meta';
import { accepts, choicesOf, literalOf, type Schema, unwrap } from './shape';

/** A decoded value, or the issues it has. */
export interface Validated {
  readonly ok: boolean;
  readonly value: unknown;
  readonly issues: readonly SchemaIssue[];
}

function issue(code: IssueCode, message: string, replacement?: string): Validated {
  const base: SchemaIssue = { code, path: [], at: 'value', message };
  return {
    ok: false,
    value: undefined,
    issues: [replacement === undefined ? base : { ...base, data: { replacement } }],
  };
}

const NOT_BOOLEANS: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['y', 'true'],
  ['no', 'false'],
  ['off', 'false'],
  ['n', 'false'],
]);

function wrongBoolean(value: unknown): Validated {
  const meant = typeof value === 'string' ? NOT_BOOLEANS.get(value.toLowerCase()) : undefined;
  if (meant === undefined) return issue('wrong-type', `expected true or false, found ${found(value)}`);
  return issue(
    'wrong-type',
    `expected true or false, found ‘${String(value)}’, which YAML 1.2 reads as text; write ${meant}`,
    meant,
  );
}

function wrongChoice(choices: readonly string[], value: unknown): Validated {
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return issue('unknown-value', `expected one of ${choices.join(', ')}, found ${found(value)}${hint}`, near);
}

/** Validates and decodes a scalar. The issues have empty paths. */
export function validateLeaf(schema: Schema, value: unknown): Validated {
  const result = z.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.data, issues: [] };
  const choices = choicesOf(schema);
  if (choices?.includes('true') === true) return wrongBoolean(value);
  if (choices !== undefined) return wrongChoice(choices, value);
  const literal = literalOf(schema);
  if (literal !== undefined)
    return issue('unknown-value', `expected ${literal}, found ${found(value)}`, String(literal));
  const [first] = result.error.issues;
  if (first?.code === 'custom') {
    const reason = first.params?.reason === 'range' ? 'out-of-range' : 'wrong-unit';
    const suggestion: unknown = first.params?.suggestion;
    return issue(reason, first.message, typeof suggestion === 'string' ? suggestion : undefined);
  }
  return wrongType(schema, value);
}

/** The result for a scalar of the wrong type, or for a map or list where a scalar is expected. */
export function wrongType(schema: Schema, value: unknown): Validated {
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  if (scalar && accepts(unwrap(schema), 'string') && documentationOf(schema).dimension === undefined)
    return issue(
      'wrong-type',
      `expected a text, found ${found(value)}; put it in quotes`,
      JSON.stringify(String(value)),
    );
  return issue('wrong-type', `expected ${wanted(schema)}, found ${found(value)}`);
}
