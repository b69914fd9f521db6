import { SCHEMAS } from '../../../core/spec';
import {
  keyText,
  type Range,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSeq,
} from '../../../yaml/parse';
import { isMerge } from '../../names';
import type { Schema } from '../../schema';
import type { SourceFile } from '../../workspace';
import type { TokenSink } from './encoder';
import { type KnownSchema, KnownSchemas, schemaOfKey } from './known-schema';
import { DEFINITION, TOKEN_TYPES, type TokenType } from './legend';
import { quantityParts } from './quantity-parts';
import { TokenList } from './token-list';
import { typeOfKey, typeOfText } from './token-types';

/** The maximum number of nodes of a cached part; larger parts are assembled from smaller ones. */
const REMEMBERED_SIZE = 200;

/** What determines the tokens of a value: its schema, its key, and its data. */
interface Meaning {
  readonly schema: Schema | undefined;
  readonly key: string;
  /** With aliases and merge keys resolved; decides the member of a union. */
  readonly data: unknown;
}

const NOTHING: Meaning = { schema: undefined, key: '', data: undefined };

function push(out: TokenSink, from: number, length: number, type: TokenType, modifiers = 0): void {
  if (length > 0) out.add(from, length, TOKEN_TYPES.indexOf(type), modifiers);
}

function inner(data: unknown, key: string | number): unknown {
  return typeof data === 'object' && data !== null
    ? (data as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

/** The text of a scalar and its start, if its characters are those of the file. */
function verbatim({
  style,
  value,
  contentOffset,
  length,
}: YamlScalar): { text: string; at: number } | undefined {
  const quotes = style === 'plain' ? 0 : 1;
  const fits = typeof value === 'string' && value.length === length - contentOffset - 2 * quotes;
  return fits ? { text: value, at: contentOffset + quotes } : undefined;
}

/** One search for tokens. */
interface Search {
  readonly out: TokenSink;
  /** If given, only parts that touch this range are visited. */
  readonly within?: Range | undefined;
}

/**
 * Finds the tokens of files. The tokens of a node depend only on the node, its key and its schema, so they are
 * cached as long as the node is the same object, wherever an edit moves it.
 */
export class TokenFinder {
  private readonly schemas = new KnownSchemas();
  private readonly remembered = new WeakMap<YamlNode, TokenList>();

  /** Writes the tokens of a file, or of the parts that touch a range, in document order. */
  find(file: SourceFile, out: TokenSink, within?: Range): void {
    const { root, rootOffset } = file.parsed;
    const meaning = { schema: SCHEMAS[file.kind], key: '', data: file.data };
    if (root !== undefined) this.node(root, rootOffset, meaning, { out, within });
  }

  private node(node: YamlNode, offset: number, meaning: Meaning, search: Search): void {
    const { out, within } = search;
    if (within !== undefined && (offset > within.to || offset + node.length < within.from)) return;
    const { dynamic, size, plain } = node.summary;
    const own = dynamic ? meaning : { ...meaning, data: plain };
    // Parts of a cached part need not be cached separately.
    const apart = dynamic || size > REMEMBERED_SIZE || out instanceof TokenList;
    if (apart) this.fresh(node, offset, own, search);
    else this.list(node, own).copyTo(out, offset);
  }

  private list(node: YamlNode, meaning: Meaning): TokenList {
    const { schema, key } = meaning;
    const known = this.remembered.get(node);
    if (known !== undefined && known.schema === schema && known.key === key) return known;
    const list = new TokenList(schema, key);
    this.fresh(node, 0, meaning, { out: list });
    this.remembered.set(node, list);
    return list;
  }

  private fresh(node: YamlNode, offset: number, meaning: Meaning, search: Search): void {
    const { out } = search;
    // With a tag, the node does not determine the position of the anchor.
    if (node.anchor !== undefined && node.tag === undefined)
      push(out, offset, node.anchor.length + 1, 'variable', DEFINITION);
    if (node.kind === 'alias') push(out, offset + node.contentOffset, node.length, 'variable');
    else if (node.kind === 'scalar') this.scalar(node, offset, meaning, out);
    else if (node.kind === 'map') this.map(node, offset, meaning, search);
    else this.seq(node, offset, meaning, search);
  }

  private map(node: YamlMap, offset: number, meaning: Meaning, search: Search): void {
    const known = meaning.schema && this.schemas.for(meaning.schema, meaning.data);
    for (const [index, entry] of node.entries.entries())
      this.entry(entry, offset + (node.offsets[index] ?? 0), meaning, known, search);
  }

  private seq(node: YamlSeq, offset: number, { schema, key, data }: Meaning, search: Search): void {
    const shape = schema && this.schemas.for(schema, data).shape;
    const element = shape?.kind === 'array' ? shape.element : undefined;
    for (const [index, { node: item, nodeOffset }] of node.items.entries()) {
      const start = offset + (node.offsets[index] ?? 0) + nodeOffset;
      if (item) this.node(item, start, { schema: element, key, data: inner(data, index) }, search);
    }
  }

  private entry(
    entry: YamlEntry,
    offset: number,
    map: Meaning,
    known: KnownSchema | undefined,
    search: Search,
  ): void {
    const { key, value } = entry;
    const name = keyText(key);
    const schema = known && schemaOfKey(known, name);
    const merge = isMerge(key);
    const from = offset + entry.keyOffset;
    this.node(key, from, NOTHING, search);
    const type = merge ? 'keyword' : known && typeOfKey(known, schema !== undefined);
    const defines = type === 'class' || type === 'variable' ? DEFINITION : 0;
    if (type !== undefined && key.kind === 'scalar')
      push(search.out, from + key.contentOffset, key.length - key.contentOffset, type, defines);
    if (value === undefined) return;
    // Merged entries are keys of the map that merges them.
    const meaning = merge ? map : { schema, key: name, data: inner(map.data, name) };
    this.node(value, offset + entry.valueOffset, meaning, search);
  }

  private scalar(node: YamlScalar, offset: number, { schema, key }: Meaning, out: TokenSink): void {
    if (schema === undefined) return;
    if (typeof node.value === 'number')
      push(out, offset + node.contentOffset, node.length - node.contentOffset, 'number');
    const written = verbatim(node);
    if (written === undefined) return;
    const known = this.schemas.of(schema);
    const from = offset + written.at;
    if (known.dimension !== undefined) {
      for (const part of quantityParts(written.text)) push(out, from + part.from, part.length, part.type);
      return;
    }
    const type = typeOfText(known, key, written.text);
    if (type !== undefined) push(out, from, written.text.length, type);
  }
}
