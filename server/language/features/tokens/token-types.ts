import { INNER_KEYS } from '../../../core/designs';
import { HALVES } from '../../../core/spec';
import type { KnownSchema } from './known-schema';
import type { TokenType } from './legend';

/** Keys whose text is the name of an attention or FFN: in layers, and in other designs. */
const DESIGNS = new Set<unknown>(HALVES.flatMap((half) => [half, ...INNER_KEYS[half]]));
/** Keys whose text is a reference to a file. */
const FILES = new Set(['model', 'hardware']);

/** The token type of a map's key; undefined for an unknown key. */
export function typeOfKey(map: KnownSchema, isKnown: boolean): TokenType | undefined {
  if (map.designs) return 'class';
  if (isKnown) return 'property';
  return map.shape.kind === 'object' && map.shape.rest !== undefined ? 'variable' : undefined;
}

/** The token type of a text that is not a quantity; undefined for free text. */
export function typeOfText(value: KnownSchema, key: string, text: string): TokenType | undefined {
  const { literal, choices } = value;
  if (literal !== undefined) return literal !== text ? undefined : key === 'type' ? 'type' : 'enumMember';
  if (choices !== undefined) return choices.includes(text) ? 'enumMember' : undefined;
  if (!value.text) return undefined;
  if (DESIGNS.has(key)) return 'class';
  return FILES.has(key) ? 'reference' : undefined;
}
