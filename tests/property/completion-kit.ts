import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { SpecKind } from '../../server/core/spec';
import { completeAt } from '../../server/language/features/completion/complete';
import { plainText } from '../../server/language/features/completion/snippet';
import { type SourceFile, Workspace } from '../../server/language/workspace';
import { LineIndex } from '../../server/yaml/parse';

/** A file of a workspace with nothing else in it. */
export function fileOf(kind: SpecKind, text: string, workspace = new Workspace()): SourceFile {
  const uri = `file:///work/specs/test.${kind}.yaml`;
  workspace.update(uri, text);
  const file = workspace.file(uri);
  if (file === undefined) throw new Error('the text is no file');
  return file;
}

/** A text with a `|` where the cursor is. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is offered at the `|` of a text. */
export function offered(
  kind: SpecKind,
  marked: string,
  workspace = new Workspace(),
): readonly CompletionItem[] {
  const { text, offset } = cursorIn(marked);
  return completeAt(fileOf(kind, text, workspace), offset, workspace).items;
}

/** The labels in the order in which an editor shows them. */
export function labels(items: readonly CompletionItem[]): readonly string[] {
  return [...items]
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => label);
}

/** The text after an item was accepted and its places were left as they are. */
export function accept(text: string, item: CompletionItem): string {
  const edit = item.textEdit as TextEdit;
  const lines = LineIndex.of(text);
  const [from, to] = [lines.offsetAt(edit.range.start), lines.offsetAt(edit.range.end)];
  const inserted = item.insertTextFormat === 2 ? plainText(edit.newText) : edit.newText;
  return text.slice(0, from) + inserted + text.slice(to);
}

/** The text after the item with that label was accepted at the `|`. */
export function accepted(kind: SpecKind, marked: string, label: string, workspace = new Workspace()): string {
  const item = offered(kind, marked, workspace).find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`‘${label}’ is not offered`);
  return accept(cursorIn(marked).text, item);
}

/** The snippet or text that the item with that label puts in. */
export function inserted(
  kind: SpecKind,
  marked: string,
  label: string,
  workspace = new Workspace(),
): string | undefined {
  const item = offered(kind, marked, workspace).find((candidate) => candidate.label === label);
  return item?.textEdit?.newText;
}
