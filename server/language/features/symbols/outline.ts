import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import { mapOf } from '../../../core/data';
import { keyText, type Placed, type Range, type YamlPath } from '../../../yaml/parse';
import { toRange } from '../../present/diagnostics';
import type { SourceFile } from '../../workspace';
import { describe } from './details';
import { type LayerCounts, layerCounts } from './layer-counts';

/** The maximum depth of an outline. */
const DEEPEST = 12;

class Outline {
  private readonly counts: LayerCounts;

  constructor(private readonly file: SourceFile) {
    this.counts = layerCounts(mapOf(file.data).layers);
  }

  /** The entries of a map or list, named by their keys; aliases and merge keys are not followed. */
  inside({ node, offset }: Placed, path: YamlPath, data: unknown): DocumentSymbol[] {
    if (path.length >= DEEPEST) return [];
    if (node.kind === 'map')
      return node.entries.map((entry, index) => {
        const start = offset + (node.offsets[index] ?? 0);
        const name = keyText(entry.key);
        const from = start + entry.keyOffset;
        const value = entry.value && { node: entry.value, offset: start + entry.valueOffset };
        const key = { from: from + entry.key.contentOffset, to: from + entry.key.length };
        return this.symbol([...path, name], { from: start, to: start + entry.length }, key, value, data);
      });
    if (node.kind !== 'seq') return [];
    return node.items.flatMap(({ node: item, nodeOffset, length }, index) => {
      const start = offset + (node.offsets[index] ?? 0);
      if (!item) return [];
      const value = { node: item, offset: start + nodeOffset };
      const extent = { from: start, to: start + length };
      return [this.symbol([...path, index], extent, extent, value, data)];
    });
  }

  private symbol(
    path: YamlPath,
    extent: Range,
    selected: Range,
    value: Placed | undefined,
    parent: unknown,
  ): DocumentSymbol {
    const key = path.at(-1) ?? '';
    const data =
      typeof parent === 'object' && parent !== null
        ? (parent as Readonly<Record<string | number, unknown>>)[key]
        : undefined;
    const { name, ...described } = describe(this.file, path, data, this.counts);
    const children = value === undefined ? [] : this.inside(value, path, data);
    return {
      // Editors reject a symbol without a name.
      name: name.trim() === '' ? '…' : name,
      ...described,
      range: toRange(this.file, extent),
      selectionRange: toRange(this.file, selected),
      ...(children.length === 0 ? {} : { children }),
    };
  }
}

/** The outline of a file: its keys with a short description. */
export function documentSymbols(file: SourceFile): DocumentSymbol[] {
  const { root, rootOffset } = file.parsed;
  if (root === undefined) return [];
  return new Outline(file).inside({ node: root, offset: rootOffset }, [], file.data);
}

/** The outline as a flat list, for editors without hierarchical symbols. */
export function flatSymbols(
  symbols: readonly DocumentSymbol[],
  uri: string,
  within?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => {
    const container = within === undefined ? {} : { containerName: within };
    return [{ name, kind, location: { uri, range }, ...container }, ...flatSymbols(children, uri, name)];
  });
}
