import type { SpecKind } from '../../core/spec';
import type { SourceFile, Workspace } from '../workspace';
import type { Coded, Found, Severity } from './finding';
import type { UsedDesigns } from './model-data';

/** What a rule may look at. */
export interface CheckContext<Kind extends SpecKind = SpecKind> {
  readonly file: SourceFile<Kind>;
  readonly workspace: Workspace;
  /** The designs that the layers of a model use: looked for once, as there may be thousands of layers. */
  readonly used: UsedDesigns;
}

/** One idea of what can be wrong and how it is fixed. A new rule is one file with one of these, a page and a fixture. */
export interface Rule<Code extends string = string> {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly kinds: readonly SpecKind[];
  /** Its findings, in the order of the text; of a file of another kind none. Only the first ones may be asked for. */
  check(context: CheckContext): Iterable<Coded<Code>>;
}

function isOf<Kind extends SpecKind>(
  context: CheckContext,
  kinds: readonly Kind[],
): context is CheckContext<Kind> {
  return kinds.some((kind) => kind === context.file.kind);
}

/** Makes a rule whose findings have several codes. */
export function defineRules<const Code extends string, Kind extends SpecKind>(rule: {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly kinds: readonly Kind[];
  check(context: CheckContext<Kind>): Iterable<Coded<Code>>;
}): Rule<Code> {
  const { name, codes, kinds } = rule;
  return { name, codes, kinds, check: (context) => (isOf(context, kinds) ? rule.check(context) : []) };
}

/** Makes a rule whose findings all have one code and one severity. */
export function defineRule<const Code extends string, Kind extends SpecKind>(rule: {
  readonly code: Code;
  readonly severity: Severity;
  readonly kinds: readonly Kind[];
  check(context: CheckContext<Kind>): Iterable<Found>;
}): Rule<Code> {
  const { code, severity, kinds } = rule;
  return defineRules({
    name: code,
    codes: [code],
    kinds,
    *check(context) {
      for (const found of rule.check(context)) yield { ...found, code, severity };
    },
  });
}
