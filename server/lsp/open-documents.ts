import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { canonicalUri, LineIndex, type TextChange } from '../language';

/** A document that an editor opened. */
export interface Opened {
  readonly uri: string;
  readonly text: string;
}

/** A change of a document. */
export interface Changed extends Opened {
  /** The text before the change. */
  readonly before: string;
  /** The replaced span; undefined if the whole text was replaced. */
  readonly change: TextChange | undefined;
}

/** An open document. */
export interface OpenDocument extends Opened {
  readonly version: number;
  readonly lines: LineIndex;
}

/** Applies one change. Returns the new text and the replaced span, or undefined for a new whole text. */
function apply(
  { text, lines }: OpenDocument,
  change: TextDocumentContentChangeEvent,
): { readonly text: string; readonly lines: LineIndex; readonly span: TextChange | undefined } {
  // Some editors send null for absent properties.
  if (!('range' in change) || change.range == null)
    return { text: change.text, lines: LineIndex.of(change.text), span: undefined };
  const [start, end] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
  // Some editors send a backward selection's end first.
  const [fromA, toA] = [Math.min(start, end), Math.max(start, end)];
  const span = { fromA, toA, fromB: fromA, toB: fromA + change.text.length };
  const changed = text.slice(0, fromA) + change.text + text.slice(toA);
  return { text: changed, lines: lines.update(changed, span), span };
}

/** Extends a replacement by a further one, so that all changes of one message become one span. */
function join(before: TextChange, next: TextChange): TextChange {
  // `next` refers to the text after `before`; offsets after `before` are shifted back by its growth.
  const growth = before.toB - before.toA;
  const from = Math.min(before.fromB, next.fromA);
  const end = Math.max(before.toB, next.toA);
  const fromA = Math.min(before.fromA, from);
  return { fromA, toA: end - growth, fromB: from, toB: end + (next.toB - next.toA) };
}

/** The documents that are open in the editor, by canonical uri. */
export class OpenDocuments {
  private readonly documents = new Map<string, OpenDocument>();

  has(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** The current state of a document; undefined if it is not open. */
  get(uri: string): OpenDocument | undefined {
    return this.documents.get(uri);
  }

  keys(): Iterable<string> {
    return this.documents.keys();
  }

  open(uri: string, version: number, text: string): Opened {
    const opened = { uri: canonicalUri(uri), version, text, lines: LineIndex.of(text) };
    this.documents.set(opened.uri, opened);
    return opened;
  }

  /** Applies the changes of one message; undefined for a document that is not open. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): Changed | undefined {
    const canonical = canonicalUri(uri);
    const opened = this.documents.get(canonical);
    if (opened === undefined) return undefined;
    let document = opened;
    let whole = false;
    let joined: TextChange | undefined;
    for (const change of changes) {
      const { text, lines, span } = apply(document, change);
      document = { uri: canonical, version, text, lines };
      if (span === undefined) whole = true;
      else joined = joined === undefined ? span : join(joined, span);
    }
    this.documents.set(canonical, document);
    const { text } = document;
    return { uri: canonical, before: opened.text, text, change: whole ? undefined : joined };
  }

  close(uri: string): string {
    const canonical = canonicalUri(uri);
    this.documents.delete(canonical);
    return canonical;
  }
}
