import type { Range, YamlPath } from '../../../yaml/parse';

/** The range that completion replaces, and the separators around the new text. */
export interface Writing {
  readonly path: YamlPath;
  /** The text to replace, within one line. */
  readonly span: Range;
  /** The text before and after every item: blanks, commas, indentation. */
  readonly lead: string;
  readonly tail: string;
  readonly flow: boolean;
  /** The column of the entries of the map, or of the dashes of the list. */
  readonly column: number;
}

/** A key of the map at `path`: a new one, or a replacement for an existing one. */
export interface KeyPlace extends Writing {
  readonly kind: 'key';
  readonly renames: boolean;
}

/** A new item of the list at `path`, without its dash yet. */
export interface ItemPlace extends Writing {
  readonly kind: 'item';
}

/** The value at `path`. */
export interface ValuePlace extends Writing {
  readonly kind: 'value';
  /** The value of a list's item, where a block map may begin directly after the dash. */
  readonly behindDash: boolean;
  /** The text before the cursor. */
  readonly written: string;
}

export type Place = KeyPlace | ItemPlace | ValuePlace;
