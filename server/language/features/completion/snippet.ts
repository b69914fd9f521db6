import { EXAMPLES } from '../../../core/quantity';
import type { YamlPath } from '../../../yaml/parse';
import {
  choicesOf,
  documentationOf,
  isOptional,
  type KeyChoice,
  keysOf,
  type Schema,
  shapeOf,
} from '../../schema';
import { literalOf } from '../../schema/shape';

/** Optional keys that are usually present. */
const USUAL = ['count'];

/** The layout of nested text. */
export interface Layout {
  readonly newline: string;
  readonly unit: number;
}

/** The values valid at a path below the cursor, if they are names in this file or files of the workspace. */
export type Names = (path: YamlPath) => readonly string[] | undefined;

/** Text with numbered placeholders, in LSP snippet syntax. */
export class Snippet {
  private places = 0;
  private firstAsks = false;

  constructor(
    private readonly layout: Layout,
    private readonly names: Names,
  ) {}

  /** Whether the first placeholder is empty and has offers. */
  get asks(): boolean {
    return this.firstAsks;
  }

  /** @param asks whether the placeholder has offers when empty */
  place(preset = '', asks = false): string {
    this.places++;
    if (this.places === 1) this.firstAsks = asks && preset === '';
    return preset === '' ? `$${this.places}` : `\${${this.places}:${escaped(preset)}}`;
  }

  choice(choices: readonly string[]): string {
    if (choices.length === 0) return this.place();
    this.places++;
    const escapedChoices = choices.map((choice) => choice.replace(/[\\,|}$]/g, '\\$&'));
    return `\${${this.places}|${escapedChoices.join(',')}|}`;
  }

  /**
   * A value on one line.
   *
   * @param path its path, relative to the snippet
   */
  inline(path: YamlPath, schema: Schema): string {
    const names = this.names(path);
    if (names !== undefined) return this.choice(names);
    const literal = literalOf(schema);
    if (literal !== undefined) return String(literal);
    const choices = choicesOf(schema);
    if (choices !== undefined) return this.choice(choices);
    const shape = shapeOf(schema);
    if (shape.kind === 'object') return this.flowMap(schema, path);
    if (shape.kind === 'record') return `{ ${this.place('', true)} }`;
    if (shape.kind === 'array') return `[${this.place()}]`;
    const { dimension } = documentationOf(schema);
    const withUnit = dimension !== undefined && !['count', 'tokens', 'ratio'].includes(dimension);
    return this.place(withUnit ? EXAMPLES[dimension] : '');
  }

  /** The value of a map's key on one line. */
  ofKey(path: YamlPath, { key, schema, tags }: KeyChoice): string {
    return tags === undefined ? this.inline([...path, key], schema) : this.choice(tags);
  }

  /** The required and the usual keys of a map, in braces. */
  flowMap(schema: Schema, path: YamlPath = []): string {
    const keys = keysOf(schema, {}).filter(({ key, required }) => required || USUAL.includes(key));
    const parts = keys.map((choice) => `${choice.key}: ${this.ofKey(path, choice)}`);
    return `{ ${parts.length === 0 ? this.place('', true) : parts.join(', ')} }`;
  }

  /** The text after `key:` in a block map: a space and one line, or an indented block. */
  afterColon(path: YamlPath, schema: Schema, column: number): string {
    const { newline, unit } = this.layout;
    const inner = newline + ' '.repeat(column + unit);
    const shape = shapeOf(schema);
    if (shape.kind === 'record') return `${inner}${this.place('', true)}`;
    if (shape.kind === 'array') return `${inner}- ${this.item(path, shape.element)}`;
    if (shape.kind !== 'object' || !nests(schema)) return ` ${this.inline(path, schema)}`;
    const required = keysOf(schema, {}).filter((choice) => choice.required);
    const entries = required.map(
      (choice) => `${choice.key}:${this.afterColon([...path, choice.key], choice.schema, column + unit)}`,
    );
    return entries.map((entry) => inner + entry).join('');
  }

  /** An item of a list: the required keys of the first possible map. */
  item(path: YamlPath, element: Schema): string {
    const shape = shapeOf(element);
    const first = shape.kind === 'union' ? shape.options[0] : element;
    return first === undefined ? this.place() : this.inline([...path, 0], first);
  }
}

/** Whether a map must contain another map or list, so that one line would be too long. */
function nests(schema: Schema): boolean {
  const shape = shapeOf(schema);
  if (shape.kind !== 'object') return false;
  return Object.values(shape.keys).some(
    (inner) => !isOptional(inner) && ['object', 'record', 'array'].includes(shapeOf(inner).kind),
  );
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Converts a snippet to plain text, for editors without snippets: keeps defaults, and the first of choices. */
export function plainText(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g,
      (_, choices: string) => /^(?:\\.|[^,\\])*/.exec(choices)?.[0] ?? '',
    )
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
