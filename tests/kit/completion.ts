import { type CompletionItem, InsertTextFormat, TextEdit } from 'vscode-languageserver-types';
import type { SpecKind } from '../../server/core/spec';
import { completeAt } from '../../server/language/features/completion/complete';
import { plainText } from '../../server/language/features/completion/snippet';
import { Workspace } from '../../server/language/workspace';
import { cursorIn } from './cursor';
import { applied } from './edits';
import { fileOf } from './workspace';

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
  if (!TextEdit.is(item.textEdit)) throw new Error(`‘${item.label}’ is no edit of the text`);
  const { range, newText } = item.textEdit;
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  return applied(text, [{ range, newText: isSnippet ? plainText(newText) : newText }]);
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
