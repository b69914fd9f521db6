import { nearest } from '../../core/quantity';
import { found } from './found';
import type { SchemaIssue } from './issue';
import { accepts, literalOf, type Schema, shapeOf } from './shape';

/** The member of a union that a value belongs to, or why none fits. */
export type Choice =
  | { readonly ok: true; readonly option: Schema }
  | { readonly ok: false; readonly issue: SchemaIssue | undefined };

interface Member {
  readonly schema: Schema;
  readonly keys: Readonly<Record<string, Schema>>;
  /** The discriminating key and its value. */
  readonly tag: readonly [key: string, value: string] | undefined;
}

function membersOf(options: readonly Schema[]): readonly Member[] {
  return options.flatMap((schema) => {
    const shape = shapeOf(schema);
    if (shape.kind !== 'object') return [];
    const tag = ['type', 'topology'].flatMap((key): [string, string][] => {
      const tagSchema = shape.keys[key];
      const literal = tagSchema === undefined ? undefined : literalOf(tagSchema);
      return literal === undefined ? [] : [[key, String(literal)]];
    })[0];
    return [{ schema, keys: shape.keys, tag }];
  });
}

/** The member that shares most keys with the value; the first of equals. */
function closest(members: readonly Member[], value: Readonly<Record<string, unknown>>): Member | undefined {
  const shared = (member: Member): number =>
    Object.keys(value).filter((key) => Object.hasOwn(member.keys, key)).length;
  return members.reduce<Member | undefined>(
    (best, member) => (best === undefined || shared(member) > shared(best) ? member : best),
    undefined,
  );
}

function tagProblem(members: readonly Member[], key: string, written: unknown): SchemaIssue {
  const tags = [...new Set(members.flatMap((member) => member.tag?.[1] ?? []))];
  if (written === undefined || written === null) {
    const message = `\`${key}\` is missing; expected one of ${tags.join(', ')}`;
    return { code: 'missing-key', path: [], at: 'key', message, data: { missing: [key] } };
  }
  const near = typeof written === 'string' ? nearest(written, tags) : undefined;
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  const message = `expected one of ${tags.join(', ')}, found ${found(written)}${hint}`;
  return {
    code: 'unknown-value',
    path: [key],
    at: 'value',
    message,
    ...(near === undefined ? {} : { data: { replacement: near } }),
  };
}

/** Chooses the member of a union by the value's `type` (or `topology`), otherwise by its keys. */
export function chooseForMap(options: readonly Schema[], value: Readonly<Record<string, unknown>>): Choice {
  const members = membersOf(options);
  const key = members.find((member) => member.tag !== undefined)?.tag?.[0];
  if (key === undefined) {
    const best = closest(members, value);
    return best === undefined ? { ok: false, issue: undefined } : { ok: true, option: best.schema };
  }
  const tagged = members.filter((member) => member.tag?.[1] === value[key]);
  const best = closest(tagged, value);
  if (best === undefined) return { ok: false, issue: tagProblem(members, key, value[key]) };
  return { ok: true, option: best.schema };
}

/** Chooses the member of a union that accepts a scalar. */
export function chooseForScalar(options: readonly Schema[], value: string | number | boolean): Choice {
  const type = typeof value as 'string' | 'number' | 'boolean';
  const option = options.find((candidate) => accepts(candidate, type));
  return option === undefined ? { ok: false, issue: undefined } : { ok: true, option };
}
