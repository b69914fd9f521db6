/** Something about a configuration that a person should know. */
export interface ImportFinding {
  readonly severity: 'error' | 'warning' | 'information';
  /** The field it is about. */
  readonly field: string;
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A Hugging Face configuration, read by the names that different architectures give the same thing. Remembers what was
 * read, so that what was not can be told.
 */
export class Config {
  readonly findings: ImportFinding[] = [];
  private readonly used = new Set<string>();

  constructor(
    private readonly fields: Json,
    /** Values that the architecture's class fills in when a field is absent. */
    private readonly usual: Json = {},
  ) {}

  /** The first of the names that has a value, and that value. */
  private find(names: readonly string[]): readonly [name: string, value: unknown] | undefined {
    for (const source of [this.fields, this.usual]) {
      for (const name of names) {
        if (!Object.hasOwn(source, name)) continue;
        this.used.add(name);
        if (source[name] !== null && source[name] !== undefined) return [name, source[name]];
      }
    }
    return undefined;
  }

  /** The name under which a value was found. */
  nameOf(...names: readonly string[]): string {
    return this.find(names)?.[0] ?? names[0] ?? '';
  }

  number(...names: readonly string[]): number | undefined {
    const found = this.find(names);
    if (found === undefined) return undefined;
    const [name, value] = found;
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    this.tell(
      'warning',
      name,
      `expected a number, found ${JSON.stringify(value)?.slice(0, 60)}; it was ignored`,
    );
    return undefined;
  }

  /** A number, or the first of a list of equal ones (some configurations state one for each layer). */
  uniform(...names: readonly string[]): number | undefined {
    const found = this.find(names);
    if (found === undefined || !Array.isArray(found[1])) return this.number(...names);
    const [name, values] = found as readonly [string, readonly unknown[]];
    const [first] = values;
    if (values.some((value) => value !== first))
      this.tell('warning', name, 'differs between layers; the first value was taken for all');
    return typeof first === 'number' ? first : undefined;
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.find(names)?.[1];
    return typeof value === 'string' ? value : undefined;
  }

  flag(...names: readonly string[]): boolean | undefined {
    const value = this.find(names)?.[1];
    return typeof value === 'boolean' ? value : undefined;
  }

  list(...names: readonly string[]): readonly unknown[] | undefined {
    const value = this.find(names)?.[1];
    if (Array.isArray(value)) return value;
    return typeof value === 'string' && /^[\d,\s]+$/.test(value) ? value.split(',').map(Number) : undefined;
  }

  map(...names: readonly string[]): Config | undefined {
    const value = this.find(names)?.[1];
    return isMap(value) ? new Config(value) : undefined;
  }

  /** Whether a field is there, whatever its value. */
  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  tell(severity: ImportFinding['severity'], field: string, message: string): void {
    this.findings.push({ severity, field, message });
  }

  /** The fields that nothing looked at. */
  unread(): readonly string[] {
    return Object.keys(this.fields).filter((name) => !this.used.has(name));
  }
}

/** The part of a configuration that speaks of the language model: multimodal ones nest it. */
export function languagePart(fields: unknown): Json | undefined {
  if (!isMap(fields)) return undefined;
  for (const name of ['text_config', 'llm_config', 'language_config', 'language_model', 'thinker_config']) {
    const inner = fields[name];
    if (!isMap(inner)) continue;
    const outer = Object.fromEntries(
      ['torch_dtype', 'dtype', 'quantization_config', 'tie_word_embeddings'].flatMap((key) =>
        Object.hasOwn(fields, key) ? [[key, fields[key]]] : [],
      ),
    );
    return languagePart({ ...outer, ...inner }) ?? { ...outer, ...inner };
  }
  return fields;
}
