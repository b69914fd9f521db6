import { nearest } from '../../core/quantity';
import { type SchemaIssue, under } from './issue';
import { type Validated, validateLeaf, wrongType } from './leaf';
import { wanted } from './meta';
import { isOptional, type Schema, type Shape, shapeOf } from './shape';
import { chooseForMap, chooseForScalar } from './union';

/** The maximum number of unknown keys reported per map. */
const MOST_UNKNOWN_KEYS = 200;

type Data = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(issue: SchemaIssue): Validated {
  return { ok: false, value: undefined, issues: [issue] };
}

/**
 * Validates plain data against the schemas of the language, and decodes it. zod validates the leaves; this class
 * walks maps, lists and unions itself, for three reasons: an unchanged part (the same object as before) is not
 * validated again, a union is validated against the member that was meant, and a missing key is reported where it
 * is missing.
 */
export class Validator {
  private readonly memo = new WeakMap<Schema, WeakMap<object, Validated>>();

  /** The decoded value (partial if `ok` is false: invalid parts are left out) and the issues, by relative path. */
  validate(schema: Schema, value: unknown): Validated {
    return this.remembered(this.memoOf(schema), schema, value);
  }

  private memoOf(schema: Schema): WeakMap<object, Validated> {
    let known = this.memo.get(schema);
    if (known === undefined) {
      known = new WeakMap();
      this.memo.set(schema, known);
    }
    return known;
  }

  private remembered(known: WeakMap<object, Validated>, schema: Schema, value: unknown): Validated {
    if (typeof value !== 'object' || value === null) return this.fresh(schema, value);
    let result = known.get(value);
    if (result === undefined) {
      result = this.fresh(schema, value);
      known.set(value, result);
    }
    return result;
  }

  private fresh(schema: Schema, value: unknown): Validated {
    if (value === null || value === undefined)
      return failed({
        code: 'missing-value',
        path: [],
        at: 'key',
        message: `a value is missing; expected ${wanted(schema)}`,
      });
    const shape = shapeOf(schema);
    switch (shape.kind) {
      case 'leaf':
        return typeof value === 'object' ? wrongType(schema, value) : validateLeaf(schema, value);
      case 'union':
        return this.union(shape.options, schema, value);
      case 'array':
        return Array.isArray(value) ? this.array(shape.element, value) : wrongType(schema, value);
      case 'record':
        return isMap(value) ? this.record(shape.value, value) : wrongType(schema, value);
      case 'object':
        return isMap(value) ? this.object(shape, value) : wrongType(schema, value);
    }
  }

  private union(options: readonly Schema[], schema: Schema, value: unknown): Validated {
    if (Array.isArray(value)) return wrongType(schema, value);
    const choice = isMap(value)
      ? chooseForMap(options, value)
      : chooseForScalar(options, value as string | number | boolean);
    if (choice.ok) return this.validate(choice.option, value);
    return choice.issue === undefined ? wrongType(schema, value) : failed(choice.issue);
  }

  private array(element: Schema, list: readonly unknown[]): Validated {
    const issues: SchemaIssue[] = [];
    const values: unknown[] = [];
    let ok = true;
    const known = this.memoOf(element);
    list.forEach((item, index) => {
      const result = this.remembered(known, element, item);
      ok &&= result.ok;
      if (result.value !== undefined) values.push(result.value);
      for (const issue of result.issues) issues.push(under(index, issue));
    });
    if (list.length > 0) return { ok, value: values, issues };
    return failed({
      code: 'missing-value',
      path: [],
      at: 'key',
      message: 'the list is empty; expected at least one item',
    });
  }

  private record(element: Schema, map: Data): Validated {
    return this.entries(map, () => element);
  }

  private object(shape: Extract<Shape, { kind: 'object' }>, map: Data): Validated {
    const result = this.entries(
      map,
      (key) => (Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.rest),
      shape,
    );
    const missing = Object.entries(shape.keys).filter(
      ([key, schema]) => !isOptional(schema) && !Object.hasOwn(map, key),
    );
    if (missing.length === 0) return result;
    const names = missing.map(([key]) => key);
    const list = missing.map(([key, schema]) => `\`${key}\` (${wanted(schema)})`).join(', ');
    const message = `missing ${names.length === 1 ? 'key' : 'keys'} ${list}`;
    const issue: SchemaIssue = {
      code: 'missing-key',
      path: [],
      at: 'key',
      message,
      data: { missing: names },
    };
    return { ok: false, value: result.value, issues: [issue, ...result.issues] };
  }

  private entries(
    map: Data,
    schemaOf: (key: string) => Schema | undefined,
    shape?: Extract<Shape, { kind: 'object' }>,
  ): Validated {
    const issues: SchemaIssue[] = [];
    const decoded: [string, unknown][] = [];
    let ok = true;
    let unknown = 0;
    for (const [key, item] of Object.entries(map)) {
      if (isSplitOff(key, item)) {
        issues.push(splitOff(key));
        continue;
      }
      const schema = schemaOf(key);
      if (schema === undefined) {
        // Suggestions take time to compute, and more of them would not help.
        if (unknown++ < MOST_UNKNOWN_KEYS) issues.push(unknownKey(key, Object.keys(shape?.keys ?? {})));
        continue;
      }
      const result = this.validate(schema, item);
      ok &&= result.ok;
      if (result.value !== undefined) decoded.push([key, result.value]);
      for (const issue of result.issues) issues.push(under(key, issue));
    }
    return { ok, value: Object.fromEntries(decoded), issues };
  }
}

/** Whether a key is left over from an unquoted comma, as in `1,980 TFLOP/s` or `min(a, b)`. */
function isSplitOff(key: string, value: unknown): boolean {
  return value === null && (/^\d{3}\b/.test(key) || /^[^(]*\)/.test(key));
}

function splitOff(key: string): SchemaIssue {
  const message = /^\d/.test(key)
    ? `‘${key}’ was split off by a comma; expected a number without separators, such as 1980 TFLOP/s`
    : `‘${key}’ was split off by a comma; put the whole expression in quotes, such as "min(a, b)"`;
  return { code: 'unquoted-comma', path: [key], at: 'key', message };
}

/** An unknown key does not invalidate the rest: the file keeps its results. */
function unknownKey(key: string, known: readonly string[]): SchemaIssue {
  if (key === '') {
    const message = `a key is missing before the colon; expected one of ${known.join(', ')}`;
    return { code: 'unknown-key', path: [key], at: 'key', message };
  }
  const near = nearest(key, known);
  const hint = near === undefined ? `expected one of ${known.join(', ')}` : `did you mean \`${near}\`?`;
  const data = near === undefined ? {} : { data: { replacement: near } };
  return { code: 'unknown-key', path: [key], at: 'key', message: `unknown key \`${key}\`; ${hint}`, ...data };
}
