/** Any JSON. */
type Json = Readonly<Record<string, unknown>>;

/** Parts with at most this many characters are inlined. */
const SMALL = 160;
const REFERENCE = /^#\/\$defs\/(.*)$/;

const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part that a node refers to, if any. */
function referred(node: Json): string | undefined {
  return typeof node.$ref === 'string' ? REFERENCE.exec(node.$ref)?.[1] : undefined;
}

/** The parts that a node refers to, at any depth. */
function partsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(partsIn);
  if (!isMap(node)) return [];
  const part = referred(node);
  return [...(part === undefined ? [] : [part]), ...Object.values(node).flatMap(partsIn)];
}

/** The name of a part: its `type`, or else the key under which it is used. */
function nameOf(parts: Json, part: string, key: string): string {
  const content = parts[part];
  const properties = isMap(content) && isMap(content.properties) ? content.properties : {};
  const type = isMap(properties.type) ? properties.type : {};
  const known = parts[referred(type) ?? ''] ?? type;
  return isMap(known) && typeof known.const === 'string' ? known.const : key;
}

/**
 * A JSON Schema whose numbered shared parts (`$defs`) are inlined if they are small or used once, and otherwise
 * named for their content.
 */
export function withNamedParts(schema: Json): Json {
  const { $defs, ...root } = schema;
  const parts = isMap($defs) ? $defs : {};
  const text = JSON.stringify(schema);
  const uses = (part: string): number => text.split(`"#/$defs/${part}"`).length - 1;
  const isRecursive = (part: string): boolean => {
    const seen = new Set<string>();
    const open = partsIn(parts[part]);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === part) return true;
      if (!seen.has(next)) open.push(...partsIn(parts[next]));
      seen.add(next);
    }
    return false;
  };
  const isInline = (part: string): boolean =>
    !isRecursive(part) && (uses(part) === 1 || JSON.stringify(parts[part]).length <= SMALL);
  const names = new Map<string, string>();
  const named: Record<string, unknown> = {};

  function nameFor(part: string, key: string): string {
    const known = names.get(part);
    if (known !== undefined) return known;
    const wanted = nameOf(parts, part, key);
    const taken = [...names.values()].filter((other) => other.replace(/-\d+$/, '') === wanted).length;
    const name = taken === 0 ? wanted : `${wanted}-${taken + 1}`;
    names.set(part, name);
    named[name] = walk(parts[part], key);
    return name;
  }

  function walk(node: unknown, key: string): unknown {
    if (Array.isArray(node)) return node.map((item) => walk(item, key));
    if (!isMap(node)) return node;
    const part = referred(node);
    if (part !== undefined) {
      const { $ref: _, ...rest } = node;
      const content = parts[part];
      if (isMap(content) && isInline(part)) return walk({ ...content, ...rest }, key);
      return { $ref: `#/$defs/${nameFor(part, key)}`, ...rest };
    }
    const entries = Object.entries(node).map(([name, value]): [string, unknown] => {
      const inner = name === 'properties' && isMap(value) ? Object.entries(value) : undefined;
      return inner === undefined
        ? [name, walk(value, key)]
        : [name, Object.fromEntries(inner.map(([property, child]) => [property, walk(child, property)]))];
    });
    return Object.fromEntries(entries);
  }

  const walked = walk(root, 'root');
  return { ...(isMap(walked) ? walked : {}), $defs: named };
}
