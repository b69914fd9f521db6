import type { DocumentLink } from 'vscode-languageserver-types';
import { fileUses, type Names } from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';
import { citations } from './citations';

/** The links of a file: references to files, and pages cited in values and comments. Nothing is downloaded. */
export function documentLinks(
  file: SourceFile,
  names: Names,
  workspace: Workspace,
  shown: Uris,
): DocumentLink[] {
  const files = fileUses(names.of(file), workspace).flatMap(({ target, written }): DocumentLink[] => {
    if (target === undefined || workspace.file(target) === undefined) return [];
    return [{ range: toRange(file, written.range), target: shown.uriOf(target) }];
  });
  const pages = citations(file.text).map((page) => ({ range: toRange(file, page), target: page.target }));
  return [...files, ...pages];
}
