import { INNER_KEYS } from '../../../core/designs';
import { HALVES } from '../../../core/spec';
import type { KnownSchema } from './known-schema';
import type { TokenType } from './legend';

/** Keys whose text names an attention or FFN, where a text can stand: in layers, and in another design. */
const DESIGNS = new Set<unknown>(HALVES.flatMap((half) => [half, ...INNER_KEYS[half]]));
/** Keys whose text names another file. */
const FILES = new Set(['model', 'hardware']);

/** The token of a key of a map; undefined for a key that the language does not know. */
export function typeOfKey(map: KnownSchema, isKnown: boolean): TokenType | undefined {
  if (map.designs) return 'class';
  if (isKnown) return 'property';
  return map.shape.kind === 'object' && map.shape.rest !== undefined ? 'variable' : undefined;
}

/** The token of a text that is no quantity; undefined for a text that the language leaves to the user. */
export function typeOfText(value: KnownSchema, key: string, text: string): TokenType | undefined {
  const { literal, choices } = value;
  if (literal !== undefined) return literal !== text ? undefined : key === 'type' ? 'type' : 'enumMember';
  if (choices !== undefined) return choices.includes(text) ? 'enumMember' : undefined;
  if (!value.text) return undefined;
  if (DESIGNS.has(key)) return 'class';
  return FILES.has(key) ? 'reference' : undefined;
}
