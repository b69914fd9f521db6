import {
  type Command,
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver-types';
import { toRange } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';
import { CompletionContext } from './context';
import { withHalfReference } from './half-reference';
import { keyOffers } from './key-offers';
import type { Offer } from './offer';
import { placeAt } from './place';
import type { Place } from './place-kinds';
import { plainText } from './snippet';
import { itemOffers, valueOffers } from './value-offers';
import { wholeFileOffers } from './whole-file';

/** The completion capabilities of the editor. */
export interface CompletionAbilities {
  /** Whether it supports snippets; otherwise it gets plain text. */
  readonly snippets: boolean;
  /** Whether it can insert multi-line text without changing the indentation. */
  readonly keepsIndentation: boolean;
  /** Whether it is VS Code, whose suggest command can be triggered at the first placeholder. */
  readonly asksAgain?: boolean;
}

const FULL: CompletionAbilities = { snippets: true, keepsIndentation: true };

const ASK_AGAIN: Command = { title: 'Show suggestions', command: 'editor.action.triggerSuggest' };

const NONE: CompletionList = { isIncomplete: false, items: [] };

function offersAt(context: CompletionContext, place: Place): readonly Offer[] {
  if (place.kind === 'key') return keyOffers(context, place);
  if (place.kind === 'item') return itemOffers(context, place);
  return valueOffers(context, place, place.written);
}

/** Whether a file is still empty, so that whole files are offered. */
function saysNothing(file: SourceFile, place: Place): boolean {
  const { root } = file.parsed;
  return place.kind === 'key' && place.path.length === 0 && root?.kind !== 'map' && root?.kind !== 'seq';
}

function toItem(
  file: SourceFile,
  place: Place,
  offer: Offer,
  index: number,
  { snippets, asksAgain = false }: CompletionAbilities,
): CompletionItem {
  const { label, kind, insert, filter, detail, documentation, rank = 1, asks = false, data } = offer;
  const written = place.lead + insert + place.tail;
  const plain = plainText(insert);
  const isSnippet = snippets && /(?<!\\)\$[\d{]/.test(insert);
  const quote = /^["']/.exec(file.text.slice(place.span.from, place.span.to))?.[0];
  const filterText = quote === undefined ? filter : quote + (filter ?? label);
  const sortText = `${rank + 1}${String(index).padStart(4, '0')}`;
  return {
    label,
    kind,
    sortText,
    textEdit: {
      range: toRange(file, place.span),
      newText: isSnippet ? written : place.lead + plain + place.tail,
    },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(/[\r\n]/.test(insert) ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(filterText === undefined ? {} : { filterText }),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(isSnippet && asks && asksAgain ? { command: ASK_AGAIN } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

/** Whether the cursor is directly after the colon of a key without a value. */
function rightBehindColon({ text }: SourceFile, place: Place, offset: number): boolean {
  return place.kind === 'value' && place.written === '' && text.charAt(offset - 1) === ':';
}

/**
 * The completion items at an offset of a file.
 *
 * @param typed the character that triggered the request. Nothing is offered after the colon of a key, because the
 * line break that often follows would accept a suggestion
 */
export function completeAt(
  asWritten: SourceFile,
  offset: number,
  workspace: Workspace,
  abilities: CompletionAbilities = FULL,
  typed?: string,
): CompletionList {
  const file = withHalfReference(asWritten, offset);
  const place = placeAt(file, offset);
  if (place === undefined || (typed === ':' && rightBehindColon(file, place, offset))) return NONE;
  const context = new CompletionContext(file, workspace, abilities.keepsIndentation);
  const whole = saysNothing(file, place) ? wholeFileOffers(context) : [];
  const offers = [...whole, ...offersAt(context, place)];
  const items = offers.map((offer, index) => toItem(file, place, offer, index, abilities));
  return { isIncomplete: offers.some(({ fleeting }) => fleeting === true), items };
}
