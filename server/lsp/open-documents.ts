import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { canonicalUri, type TextChange } from '../language';

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

/** One change applied: the new document and the span that was replaced; undefined for a new whole text. */
function apply(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
): { document: TextDocument; span: TextChange | undefined } {
  if (!('range' in change))
    return { document: TextDocument.update(document, [change], version), span: undefined };
  const [start, end] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  // Some editors give the end of a selection that was made backwards first.
  const [fromA, toA] = [Math.min(start, end), Math.max(start, end)];
  const span = { fromA, toA, fromB: fromA, toB: fromA + change.text.length };
  return { document: TextDocument.update(document, [change], version), span };
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
  private readonly documents = new Map<string, TextDocument>();

  has(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** The version to publish with, and the name that the editor gave the file. */
  get(uri: string): TextDocument | undefined {
    return this.documents.get(uri);
  }

  keys(): Iterable<string> {
    return this.documents.keys();
  }

  open(uri: string, languageId: string, version: number, text: string): Opened {
    const canonical = canonicalUri(uri);
    this.documents.set(canonical, TextDocument.create(uri, languageId, version, text));
    return { uri: canonical, text };
  }

  /** Applies the changes of one message; undefined for a document that is not open. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): Changed | undefined {
    const canonical = canonicalUri(uri);
    let document = this.documents.get(canonical);
    if (document === undefined) return undefined;
    const before = document.getText();
    let whole = false;
    let joined: TextChange | undefined;
    for (const change of changes) {
      const result = apply(document, change, version);
      document = result.document;
      if (result.span === undefined) whole = true;
      else joined = joined === undefined ? result.span : join(joined, result.span);
    }
    this.documents.set(canonical, document);
    return { uri: canonical, before, text: document.getText(), change: whole ? undefined : joined };
  }

  close(uri: string): string {
    const canonical = canonicalUri(uri);
    this.documents.delete(canonical);
    return canonical;
  }
}
