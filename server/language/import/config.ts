/** Something about a configuration that a person should know. */
export interface ImportFinding {
  readonly severity: 'error' | 'warning' | 'information';
  /** The field it is about. */
  readonly field: string;
  readonly message: string;
}

export type Json = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(map: Json, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/**
 * A Hugging Face configuration, read by the names that different architectures give the same thing. Remembers what was
 * read, so that unread fields can be reported.
 */
export class Config {
  private constructor(
    private readonly fields: Json,
    /** Values that the architecture's class fills in when a field is absent. */
    private readonly usual: Json,
    readonly findings: ImportFinding[],
    private readonly used: Set<string>,
    private readonly parts: Map<string, Config>,
    /** The layer that is looked at, where fields list a value for each. */
    private readonly layer?: Layer,
  ) {}

  static of(fields: Json, usual: Json = {}, findings: ImportFinding[] = []): Config {
    return new Config(fields, usual, findings, new Set(), new Map());
  }

  /**
   * The configuration as one layer has it: of fields that list a value for each layer, its own.
   * @param own fields that this layer states for itself
   */
  at(index: number, total: number, own: Json = {}): Config {
    const layer = { index, total };
    return new Config({ ...this.fields, ...own }, this.usual, this.findings, this.used, this.parts, layer);
  }

  /** The first of the names that has a value, and that value. Names that say the same are read with it. */
  private find(names: readonly string[]): readonly [name: string, value: unknown] | undefined {
    for (const source of [this.fields, this.usual]) {
      const name = names.find((candidate) => own(source, candidate) != null);
      if (name === undefined) continue;
      const value = source[name];
      for (const other of names) if (other === name || own(source, other) === value) this.used.add(other);
      return [name, value];
    }
    return undefined;
  }

  /** The name under which a value was found. */
  nameOf(...names: readonly string[]): string {
    return this.find(names)?.[0] ?? names[0] ?? '';
  }

  /** A whole number from 0 on: nearly everything that shapes a model is one. */
  number(...names: readonly string[]): number | undefined {
    return this.measure(names, 'a whole number', Number.isSafeInteger);
  }

  /** A number from 0 on, such as the width of an FFN over that of the model. */
  ratio(...names: readonly string[]): number | undefined {
    return this.measure(names, 'a number', Number.isFinite);
  }

  private measure(
    names: readonly string[],
    expected: string,
    fits: (value: unknown) => boolean,
  ): number | undefined {
    const found = this.find(names);
    if (found === undefined) return undefined;
    const [name, listed] = found;
    const value = Array.isArray(listed) ? this.ofLayer(name, listed) : listed;
    if (value === null) return undefined;
    if (typeof value === 'number' && value >= 0 && fits(value)) return value;
    const shown = JSON.stringify(value)?.slice(0, 60);
    this.tell('warning', name, `expected ${expected}, found ${shown}; it was ignored`);
    return undefined;
  }

  /** A value of any kind. */
  value(...names: readonly string[]): unknown {
    return this.find(names)?.[1];
  }

  /** The value of this layer in a list of one for each; of a list of another length the first, reported where they differ. */
  private ofLayer(name: string, values: readonly unknown[]): unknown {
    if (this.layer !== undefined && values.length >= this.layer.total) return values[this.layer.index];
    const [first] = values;
    if (values.some((value) => value !== first))
      this.tell(
        'warning',
        name,
        'has several values, and not one for each layer; the first was taken for all',
      );
    return first;
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
    const found = this.find(names);
    if (found === undefined || !isMap(found[1])) return undefined;
    const [name, fields] = found;
    const part = this.parts.get(name) ?? Config.of(fields, {}, this.findings);
    this.parts.set(name, part);
    return part.layer === undefined && this.layer !== undefined
      ? part.at(this.layer.index, this.layer.total)
      : part;
  }

  /** The fields with a map each, such as the layers of a quantization by their names. */
  maps(): readonly (readonly [name: string, part: Config])[] {
    return Object.keys(this.fields).flatMap((name) => {
      const part = this.map(name);
      return part === undefined ? [] : [[name, part] as const];
    });
  }

  /** Marks every field as read. */
  readAll(): void {
    for (const name of Object.keys(this.fields)) this.used.add(name);
  }

  /** Whether a field is there, whatever its value. */
  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  /** Notes something, once however often it is come upon. */
  tell(severity: ImportFinding['severity'], field: string, message: string): void {
    if (!this.findings.some((known) => known.field === field && known.message === message))
      this.findings.push({ severity, field, message });
  }

  /** The fields that nothing looked at, with their values; those of a part as `part.field`. */
  unread(): readonly (readonly [field: string, value: unknown])[] {
    const here = Object.entries(this.fields).filter(
      ([name, value]) => !this.used.has(name) && value !== null,
    );
    const inParts = [...this.parts].flatMap(([name, part]) =>
      part.unread().map(([field, value]) => [`${name}.${field}`, value] as const),
    );
    return [...here, ...inParts];
  }
}

interface Layer {
  readonly index: number;
  readonly total: number;
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
