import { CompletionItemKind } from 'vscode-languageserver-types';
import { dimensionName, EXAMPLES } from '../../../core/quantity';
import { choicesWords, documentationOf, type Schema } from '../../schema';

/** Something that can be written at a place, before it has a range. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** In the syntax of the protocol's snippets; {@link verbatim} makes plain text fit for it. */
  readonly insert: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filter?: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** Lower ones come first; those that are equal keep their order. */
  readonly rank?: number;
  /** What is typed on top of this changes what can be offered. */
  readonly fleeting?: boolean;
  /** Whether its first place is empty and has offers of its own. */
  readonly asks?: boolean;
  /** What {@link resolveCompletion} needs to complete the item. */
  readonly data?: CatalogData;
}

/** An entry of the catalog whose figures are still to be computed. */
interface CatalogData {
  readonly catalogId: string;
}

/** Plain text in the syntax of snippets. */
export function verbatim(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** What the schema says about a field, as Markdown. */
export function describe(schema: Schema): string | undefined {
  const documentation = documentationOf(schema);
  const { description, dimension, otherwise } = documentation;
  const parts = [
    description,
    dimension === undefined
      ? undefined
      : `Expects ${dimensionName(dimension)}, such as ${EXAMPLES[dimension]}.`,
    choicesWords(documentation),
    otherwise === undefined ? undefined : `When absent: ${otherwise}.`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

/** A plain value as an offer. */
export function valueOffer(
  value: string,
  schema: Schema | undefined,
  kind: CompletionItemKind = CompletionItemKind.Value,
): Offer {
  const documentation = schema === undefined ? undefined : describe(schema);
  return {
    label: value,
    kind,
    insert: verbatim(value),
    ...(documentation === undefined ? {} : { documentation }),
  };
}
