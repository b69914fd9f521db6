import type { Range } from '../../yaml/parse';
import type { Written } from './written';

/** The kinds of names within a file. */
export type NameKind = 'attention' | 'ffn' | 'anchor';

/** A definition or use of a name. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly name: string;
  /** Identifies the named thing: equal for all its occurrences. An anchor that is redefined gets another id. */
  readonly id: string;
  readonly role: 'definition' | 'use';
  readonly range: Range;
  /** For a definition, the extent of the name and its value. */
  readonly extent?: Range;
  /**
   * How the name is written; absent if an alias stands for the name, which needs no edit when the name changes.
   */
  readonly written?: Written;
}

/** Whether an offset is in, or directly next to, a range. */
export function touches({ from, to }: Range, offset: number): boolean {
  return from <= offset && offset <= to;
}
