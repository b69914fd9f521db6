import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/**
 * The kinds of token, in the order of their numbers. `unit` and `reference` are our own: an editor that does not know them
 * keeps the colours of its grammar there.
 */
export const TOKEN_TYPES = [
  /** A key that the language knows. Keys that it does not know get no token. */
  'property',
  /** An attention or FFN by its name: with the modifier where it is defined, without where it is used. */
  'class',
  /** The `type` of an attention or FFN. */
  'type',
  /** A word of the language: a number format, a topology, how tokens fan out. */
  'enumMember',
  /** The number of a quantity, or a number alone. */
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

/** The bits of a token that defines what it names. */
export const DEFINITION = 1;

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};
