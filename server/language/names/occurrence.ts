import type { Range } from '../../yaml/parse';
import type { Written } from './written';

/** What can be named within a file. */
export type NameKind = 'attention' | 'ffn' | 'anchor';

/** A place that defines or uses a name. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly name: string;
  /** The same for all occurrences of one thing. An anchor may be defined anew, and then is another thing. */
  readonly id: string;
  readonly role: 'definition' | 'use';
  readonly range: Range;
  /** What a definition defines, name and all. */
  readonly extent?: Range;
  /** How the name is written; absent where an alias stands for the name, which follows a change by itself. */
  readonly written?: Written;
}

/** Whether a place is at, or right beside, a range. */
export function touches({ from, to }: Range, offset: number): boolean {
  return from <= offset && offset <= to;
}
