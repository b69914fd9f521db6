import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { canonicalUri, LineIndex, type TextChange } from '../language';

/** A document that an editor opened. */
export interface Opened {
  readonly uri: string;
  readonly text: string;
}

/** What a message changed in a document. */
export interface Changed extends Opened {
  /** The text that the message changed. */
  readonly before: string;
  /** The span of it that was replaced; undefined when the whole text was. */
  readonly change: TextChange | undefined;
}

/** A document as the editor has it. */
export interface OpenDocument extends Opened {
  readonly version: number;
  readonly lines: LineIndex;
}

/** One change applied: the new text, and the span that was replaced; undefined for a new whole text. */
function apply(
  { text, lines }: OpenDocument,
  change: TextDocumentContentChangeEvent,
): { readonly text: string; readonly lines: LineIndex; readonly span: TextChange | undefined } {
  // Some editors send null for what they leave out.
  if (!('range' in change) || change.range == null)
    return { text: change.text, lines: LineIndex.of(change.text), span: undefined };
  const [start, end] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
  // Some editors give the end of a selection that was made backwards first.
  const [fromA, toA] = [Math.min(start, end), Math.max(start, end)];
  const span = { fromA, toA, fromB: fromA, toB: fromA + change.text.length };
  const changed = text.slice(0, fromA) + change.text + text.slice(toA);
  return { text: changed, lines: lines.update(changed, span), span };
}

/** Widens what was replaced so far by one more replacement, so that many changes of one message become one span. */
function join(before: TextChange, next: TextChange): TextChange {
  // `next` speaks of the text after `before`; what lies outside of `before` maps back by its growth.
  const growth = before.toB - before.toA;
  const from = Math.min(before.fromB, next.fromA);
  const end = Math.max(before.toB, next.toA);
  const fromA = Math.min(before.fromA, from);
  return { fromA, toA: end - growth, fromB: from, toB: end + (next.toB - next.toA) };
}

/** The documents that the editor has open, by canonical uri. */
export class OpenDocuments {
  private readonly documents = new Map<string, OpenDocument>();

  has(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** A document as it is now; undefined for one that is not open. */
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
