import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/**
 * The token types, in the order of their numbers. `unit` and `reference` are custom types: an editor that does not
 * know them keeps the colours of its grammar.
 */
export const TOKEN_TYPES = [
  /** A known key. Unknown keys get no token. */
  'property',
  /** The name of an attention or FFN, with the modifier at its definition. */
  'class',
  /** The `type` of an attention or FFN. */
  'type',
  /** A word of the language: a number format, a topology, the fan-out of tokens. */
  'enumMember',
  /** The number of a quantity, or a plain number. */
  'number',
  /** The unit of a quantity: `TB/s`, `%`, `K`, and the `$` and `/h` of a price. */
  'unit',
  /** The path or catalog id of another file. */
  'reference',
  /** An anchor (with the modifier), an alias, or a variable of a custom design (with the modifier). */
  'variable',
  /** The merge key. */
  'keyword',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

/** The modifiers, in the order of their bits. */
const TOKEN_MODIFIERS = ['definition'] as const;

/** The bit of the definition modifier. */
export const DEFINITION = 1;

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};
