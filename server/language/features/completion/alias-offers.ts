import { CompletionItemKind } from 'vscode-languageserver-types';
import { anchorsAbove } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { type Offer, verbatim } from './offer';

const MOST_TEXT = 60;

/** The anchors that an alias at an offset may refer to, nearest first, each with its text. */
export function aliasOffers(file: SourceFile, offset: number): readonly Offer[] {
  return anchorsAbove(file.parsed, offset)
    .toReversed()
    .map(({ name, from, to }) => ({
      label: `*${name}`,
      kind: CompletionItemKind.Reference,
      insert: verbatim(`*${name}`),
      detail: shortened(file.text.slice(from, to)),
    }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT - 1)}…` : line;
}
