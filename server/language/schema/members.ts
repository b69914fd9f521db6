import { memberOf } from './member-of';
import { isOptional, literalOf, type Schema, shapeOf } from './shape';

/** A kind of map that a schema allows. */
interface Member {
  readonly schema: Schema;
  readonly keys: Readonly<Record<string, Schema>>;
}

/** A key that a map may have. */
export interface KeyChoice {
  readonly key: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** The values that the key may have, if it discriminates a union and has no value yet. */
  readonly tags?: readonly string[];
}

/** A possible value of `type` or `topology`, and the kind of map it selects. */
export interface TagChoice {
  readonly value: string;
  readonly schema: Schema;
}

type Data = Readonly<Record<string, unknown>>;

/** The keys that discriminate unions. */
const TAGS = ['type', 'topology'];

function membersOf(schema: Schema): readonly Member[] {
  const shape = shapeOf(schema);
  const options = shape.kind === 'union' ? shape.options : [shape.schema];
  return options.flatMap((option) => {
    const inner = shapeOf(option);
    return inner.kind === 'object' ? [{ schema: inner.schema, keys: inner.keys }] : [];
  });
}

function tagOf({ keys }: Member, key: string): string | undefined {
  const schema = keys[key];
  const literal = schema === undefined ? undefined : literalOf(schema);
  return literal === undefined ? undefined : String(literal);
}

/** The key that discriminates the members. */
function tagKeyOf(members: readonly Member[]): string | undefined {
  return TAGS.find((key) => new Set(members.map((member) => tagOf(member, key))).size > 1);
}

/** The members that know most of the written keys. */
function closest(members: readonly Member[], data: Data): readonly Member[] {
  const known = (member: Member) => Object.keys(data).filter((key) => Object.hasOwn(member.keys, key)).length;
  const most = Math.max(...members.map(known));
  return members.filter((member) => known(member) === most);
}

function merged(members: readonly Member[], keep: (key: string) => boolean): readonly KeyChoice[] {
  const found = new Map<string, KeyChoice>();
  for (const { keys } of members) {
    for (const [key, schema] of Object.entries(keys)) {
      const required = members.every((member) => {
        const own = member.keys[key];
        return own !== undefined && !isOptional(own);
      });
      if (!found.has(key) && keep(key)) found.set(key, { key, schema, required });
    }
  }
  return [...found.values()];
}

/**
 * The keys that a map may have, given what is written in it. While its `type` (or `topology`) is unknown, the keys
 * that all types share; if several types match, the keys of those that match best.
 */
export function keysOf(schema: Schema, data: Data): readonly KeyChoice[] {
  const members = membersOf(schema);
  const tagKey = tagKeyOf(members);
  if (tagKey === undefined) return merged(closest(members, data), () => true);
  const meant = members.filter((member) => tagOf(member, tagKey) === data[tagKey]);
  if (meant.length > 0) return merged(closest(meant, data), () => true);
  const shared = merged(members, (key) => members.every((member) => Object.hasOwn(member.keys, key)));
  const tags = [...new Set(members.flatMap((member) => tagOf(member, tagKey) ?? []))];
  return shared.map((choice) => (choice.key === tagKey ? { ...choice, tags } : choice));
}

function step(schema: Schema, data: unknown, key: string | number): Schema | undefined {
  const shape = shapeOf(schema);
  if (shape.kind === 'array') return shape.element;
  if (shape.kind === 'record') return shape.value;
  const map = typeof data === 'object' && data !== null ? (data as Data) : {};
  const known = keysOf(schema, map).find((choice) => choice.key === key);
  if (known !== undefined) return known.schema;
  // In a half-typed map the `type` may still be missing.
  return membersOf(schema).find((member) => Object.hasOwn(member.keys, key))?.keys[key];
}

/** The schema of the value at a path, even if the data does not decide yet which member of a union is meant. */
export function schemaFor(
  root: Schema,
  data: unknown,
  path: readonly (string | number)[],
): Schema | undefined {
  let schema: Schema | undefined = root;
  let value = data;
  for (const key of path) {
    schema = schema && step(schema, value, key);
    value = memberOf(value, key);
  }
  return schema;
}

/** The values of a key that discriminates a union; undefined for any other key. */
export function tagsOf(schema: Schema, key: string): readonly TagChoice[] | undefined {
  const members = membersOf(schema);
  if (tagKeyOf(members) !== key) return undefined;
  const choices = new Map<string, TagChoice>();
  for (const member of members) {
    const value = tagOf(member, key);
    if (value !== undefined && !choices.has(value)) choices.set(value, { value, schema: member.schema });
  }
  return [...choices.values()];
}

/** Whether the schema allows a map. */
export function takesMap(schema: Schema): boolean {
  const { kind } = shapeOf(schema);
  return kind === 'record' || membersOf(schema).length > 0;
}
