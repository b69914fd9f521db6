import type { SpecKind } from '../../core/spec';
import type { SourceFile, Workspace } from '../workspace';
import type { Coded, Found, Severity } from './finding';
import type { UsedDesigns } from './model-data';

/** The input of a rule. */
export interface CheckContext<Kind extends SpecKind = SpecKind> {
  readonly file: SourceFile<Kind>;
  readonly workspace: Workspace;
  /** The designs that the layers of a model use, computed once because there may be thousands of layers. */
  readonly used: UsedDesigns;
}

/**
 * Something that can be wrong, and how to fix it. A new rule is a file with one of these, a page and a fixture.
 */
export interface Rule<Code extends string = string> {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly kinds: readonly SpecKind[];
  /** The findings, in document order; none for a file of another kind. Callers may stop after the first ones. */
  check(context: CheckContext): Iterable<Coded<Code>>;
}

function isOf<Kind extends SpecKind>(
  context: CheckContext,
  kinds: readonly Kind[],
): context is CheckContext<Kind> {
  return kinds.some((kind) => kind === context.file.kind);
}

/** Defines a rule whose findings have several codes. */
export function defineRules<const Code extends string, Kind extends SpecKind>(rule: {
  readonly name: string;
  readonly codes: readonly Code[];
  readonly kinds: readonly Kind[];
  check(context: CheckContext<Kind>): Iterable<Coded<Code>>;
}): Rule<Code> {
  const { name, codes, kinds } = rule;
  return { name, codes, kinds, check: (context) => (isOf(context, kinds) ? rule.check(context) : []) };
}

/** Defines a rule whose findings share one code and one severity. */
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
