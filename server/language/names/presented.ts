import type { LocationLink, Range as LspRange } from 'vscode-languageserver-types';
import { locate, type Range } from '../../yaml/parse';
import { toRange, type Uris } from '../present/diagnostics';
import type { SourceFile } from '../workspace';

/** A place in a file: its full extent, and the part that names it. */
export interface Target {
  readonly file: SourceFile;
  readonly extent: Range;
  readonly name: Range;
}

const START: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The value of a file's `name`; undefined if it has none. */
export function nameOf(file: SourceFile): Target | undefined {
  const found = locate(file.parsed, ['name']);
  if (found?.entry === undefined || found.via !== undefined) return undefined;
  return { file, extent: found.entry, name: found.value ?? found.key ?? found.entry };
}

/** The link to a place. */
export function linkTo({ file, extent, name }: Target, shown: Uris): LocationLink {
  const selection = { from: name.from, to: Math.min(name.to, extent.to) };
  return {
    targetUri: shown.uriOf(file.uri),
    targetRange: toRange(file, extent),
    targetSelectionRange: toRange(file, selection),
  };
}

/** The link to a whole file: to its name, or its beginning. */
export function linkToFile(file: SourceFile, shown: Uris): LocationLink {
  const name = nameOf(file);
  if (name !== undefined) return linkTo(name, shown);
  return { targetUri: shown.uriOf(file.uri), targetRange: START, targetSelectionRange: START };
}
