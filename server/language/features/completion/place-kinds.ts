import type { Range, YamlPath } from '../../../yaml/parse';

/** Where something is to be written, and what has to stand around it so that it is whole. */
export interface Writing {
  readonly path: YamlPath;
  /** What is replaced: what is written there so far. Stays in one line. */
  readonly span: Range;
  /** Goes in front of and behind every item: blanks, commas, indentation. */
  readonly lead: string;
  readonly tail: string;
  readonly flow: boolean;
  /** The column at which the entries of the map, or the dashes of the list, begin. */
  readonly column: number;
}

/** A key of the map at `path`: a new one, or another name for the one that is there. */
export interface KeyPlace extends Writing {
  readonly kind: 'key';
  readonly renames: boolean;
}

/** A new item of the list at `path`; the dash is still to be written. */
export interface ItemPlace extends Writing {
  readonly kind: 'item';
}

/** The value at `path`. */
export interface ValuePlace extends Writing {
  readonly kind: 'value';
  /** The value of a list's item, where a block map may begin right behind the dash. */
  readonly behindDash: boolean;
  /** What is written so far, up to the cursor. */
  readonly written: string;
}

export type Place = KeyPlace | ItemPlace | ValuePlace;
