import type { SpecKind } from '../../core/spec';
import type { SourceFile, Workspace } from '../workspace';
import type { UsedDesigns } from './data';
import type { Finding } from './finding';

/** What a rule may look at. */
export interface CheckContext<Kind extends SpecKind = SpecKind> {
  readonly file: SourceFile<Kind>;
  readonly workspace: Workspace;
  /** The designs that the layers of a model use: looked for once, as there may be thousands of layers. */
  readonly used: UsedDesigns;
}

/** One idea of what can be wrong. A new rule is one file with one of these, and a fixture. */
export interface Rule {
  /** Of its findings; of a rule with many codes, what it is called. */
  readonly code: string;
  /** Every code of its findings, where that is not `code` alone. */
  readonly codes?: readonly string[];
  readonly kinds: readonly SpecKind[];
  /** Its findings in the order of the text. Only the first ones may be asked for. */
  check(context: CheckContext): Iterable<Finding>;
}

/** A rule as it is written: it sees only files of its kinds. */
interface RuleOf<Kind extends SpecKind> {
  readonly code: string;
  readonly codes?: readonly string[];
  readonly kinds: readonly Kind[];
  check(context: CheckContext<Kind>): Iterable<Finding>;
}

/** Makes a rule; the runner shows it files of its kinds alone, which is what the narrower type rests on. */
export function defineRule<Kind extends SpecKind>(rule: RuleOf<Kind>): Rule {
  return { ...rule, check: (context) => rule.check(context as CheckContext<Kind>) };
}
