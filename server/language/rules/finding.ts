import type { Range } from '../../yaml/parse';
import type { FixData } from '../schema';

export type Severity = 'error' | 'warning' | 'information';

/** Another place that explains a finding. */
export interface RelatedPlace extends Range {
  readonly uri: string;
  readonly message: string;
}

/** Something a person should know about a file. The range stays within one line. */
export interface Finding extends Range {
  /** Stable, kebab-case; its page is `docs/rules/<code>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** What a quick fix needs. */
  readonly data?: FixData;
}
