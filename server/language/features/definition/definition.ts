import type { LocationLink } from 'vscode-languageserver-types';
import { locate, type Range } from '../../../yaml/parse';
import {
  type FileNames,
  fileUseAt,
  linkTo,
  linkToFile,
  type Names,
  occurrenceAt,
  occurrencesOf,
  pathOf,
  type Target,
  touches,
} from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';

/** A definition, and the text that refers to it. */
interface Found {
  readonly origin: Range;
  readonly targets: readonly Target[];
}

/** The definition of an alias, an attention or an FFN. */
function ofName(names: FileNames, offset: number): Found | undefined {
  const occurrence = occurrenceAt(names, offset);
  if (occurrence === undefined) return undefined;
  const definitions = occurrencesOf(names, occurrence).filter(({ role }) => role === 'definition');
  const targets = definitions.map(({ range, extent = range }) => ({ file: names.file, extent, name: range }));
  return { origin: occurrence.range, targets };
}

/** The anchors of the maps that a merge key merges. */
function ofMerge(names: FileNames, offset: number): Found | undefined {
  const { merges, aliases } = names.anchors;
  const merge = merges.find(({ key }) => touches(key, offset));
  if (merge === undefined) return undefined;
  const merged = aliases.filter(({ range }) => range.from >= merge.value.from && range.to <= merge.value.to);
  return {
    origin: merge.key,
    targets: merged.flatMap(({ range }) => ofName(names, range.to)?.targets ?? []),
  };
}

/** The key that a path under `sources` refers to. */
function ofSource(names: FileNames, offset: number): Found | undefined {
  const source = names.sources.find(({ range }) => touches(range, offset));
  if (source === undefined) return undefined;
  const found = locate(names.file.parsed, pathOf(source));
  const name = found?.key ?? found?.entry;
  const extent = found?.entry ?? name;
  const targets = name === undefined || extent === undefined ? [] : [{ file: names.file, extent, name }];
  return { origin: source.range, targets };
}

/** The file that a reference leads to. Catalog entries have a uri like any other file. */
function ofFile(names: FileNames, offset: number, workspace: Workspace, shown: Uris): LocationLink[] {
  const use = fileUseAt(names, offset, workspace);
  const target = use?.target === undefined ? undefined : workspace.file(use.target);
  if (use === undefined || target === undefined) return [];
  return [{ ...linkToFile(target, shown), originSelectionRange: toRange(names.file, use.range) }];
}

/** The definition of the name at an offset. */
export function definitionAt(
  file: SourceFile,
  offset: number,
  names: Names,
  workspace: Workspace,
  shown: Uris,
): LocationLink[] {
  const known = names.of(file);
  const found = ofSource(known, offset) ?? ofName(known, offset) ?? ofMerge(known, offset);
  if (found === undefined) return ofFile(known, offset, workspace, shown);
  const originSelectionRange = toRange(file, found.origin);
  return found.targets.map((target) => ({ ...linkTo(target, shown), originSelectionRange }));
}
