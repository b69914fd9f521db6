import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Dimension, EXAMPLES, USUAL_UNITS } from '../../../core/quantity';
import { documentationOf, type Schema } from '../../schema';
import { type Offer, verbatim } from './offer';

/** A number and the text after it; group 1 is the number with its `$`, group 2 the blanks. */
const NUMBER = /^(\$?\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)([ \t]*)([^\d\s.,][^,]*)?$/;

/** Dimensions whose units follow the number directly. */
const CLOSE: readonly Dimension[] = ['tokens', 'ratio'];

function symbols(dimension: Dimension, number: string): readonly string[] {
  if (number.startsWith('$')) return dimension === 'price' ? ['/h'] : [];
  return USUAL_UNITS[dimension];
}

/**
 * The units for a number, by the dimension of the field; examples if there is no number yet.
 *
 * @param written the value up to the cursor
 */
export function unitOffers(schema: Schema, written: string): readonly Offer[] {
  const { dimension } = documentationOf(schema);
  if (dimension === undefined || dimension === 'count') return [];
  if (written.trim() === '') {
    if (CLOSE.includes(dimension)) return [];
    const example = EXAMPLES[dimension];
    return [
      {
        label: example,
        kind: CompletionItemKind.Value,
        insert: verbatim(example),
        detail: 'example',
        fleeting: true,
      },
    ];
  }
  const number = NUMBER.exec(written.trimStart())?.[1];
  if (number === undefined) return [];
  const gap = CLOSE.includes(dimension) || number.startsWith('$') ? '' : ' ';
  return symbols(dimension, number).map((unit) => {
    const text = number + gap + unit;
    return {
      label: unit,
      kind: CompletionItemKind.Unit,
      insert: verbatim(text),
      filter: text,
      detail: text,
      fleeting: true,
    };
  });
}
