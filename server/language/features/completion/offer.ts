import { CompletionItemKind } from 'vscode-languageserver-types';
import { dimensionName, EXAMPLES } from '../../../core/quantity';
import { choicesWords, documentationOf, type Schema } from '../../schema';

/** A completion item without its range. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** In LSP snippet syntax; {@link verbatim} escapes plain text. */
  readonly insert: string;
  /** The text to filter by, if it is not the label. */
  readonly filter?: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** Lower ranks come first; equal ranks keep their order. */
  readonly rank?: number;
  /** Whether further typing changes the offers. */
  readonly fleeting?: boolean;
  /** Whether its first placeholder is empty and has offers of its own. */
  readonly asks?: boolean;
  /** The data that {@link resolveCompletion} needs. */
  readonly data?: CatalogData;
}

/** A catalog entry whose figures are not computed yet. */
interface CatalogData {
  readonly catalogId: string;
}

/** Escapes plain text for snippet syntax. */
export function verbatim(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The documentation of a field, as Markdown. */
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
