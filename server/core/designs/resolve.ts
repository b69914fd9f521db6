import type { PrecisionSpec } from '../fields';
import { ATTENTION_DESIGNS } from './attention/designs';
import type { AttentionSpec } from './attention/schema';
import type { Core, Design, DesignProblem, OperatorResult } from './design';
import { FFN_DESIGNS } from './ffn/designs';
import type { FfnSpec } from './ffn/schema';
import type { AttentionOperator, FfnOperator } from './operator';

/** Finds another design of the same half by its name in the model. */
export type Named<Spec> = (name: string) => Spec | undefined;

/** A design inside another one. */
export interface InnerDesign<Spec> {
  readonly key: string;
  /** Its name in the model; undefined where it stands in place. */
  readonly name: string | undefined;
  /** Undefined where no design of the model has the name. */
  readonly spec: Spec | undefined;
}

interface AnySpec {
  readonly type: string;
  readonly precision?: PrecisionSpec | undefined;
}

type Designs<Spec extends AnySpec, Operator> = {
  readonly [Type in Spec['type']]: Design<Spec, Operator, string>;
};

/** What stands under an inner key is a name or a design: the schema allows nothing else. */
const isSpec = <Spec>(value: unknown): value is Spec => typeof value === 'object';

function innerOf<Spec extends AnySpec>(
  designs: Designs<Spec, unknown>,
  spec: Spec,
  named: Named<Spec>,
): readonly InnerDesign<Spec>[] {
  const keys = designs[spec.type as Spec['type']].inner ?? [];
  if (keys.length === 0) return [];
  const written = new Map<string, unknown>(Object.entries(spec));
  return keys.map((key) => {
    const value = written.get(key);
    if (isSpec<Spec>(value)) return { key, name: undefined, spec: value };
    const name = String(value);
    return { key, name, spec: named(name) };
  });
}

function operatorOf<Spec extends AnySpec, Operator>(
  designs: Designs<Spec, Operator>,
  spec: Spec,
  named: Named<Spec>,
  what: string,
): OperatorResult<Operator> {
  const type: Spec['type'] = spec.type;
  const operators: Record<string, Operator> = {};
  const problems: DesignProblem[] = [];
  for (const { key, name, spec: inner } of innerOf(designs, spec, named)) {
    const innerType: Spec['type'] | undefined = inner?.type;
    if (inner === undefined || innerType === undefined || designs[innerType].inner !== undefined) {
      const message = `expected the name of ${what} of this file that is not ${type} itself, found ‘${String(name)}’`;
      problems.push({ key, message });
      continue;
    }
    const result = designs[innerType].operator(inner, {});
    if (result.ok) operators[key] = result.operator;
    else problems.push(...result.problems.map((problem) => ({ ...problem, key: `${key}.${problem.key}` })));
  }
  return problems.length > 0 ? { ok: false, problems } : designs[type].operator(spec, operators);
}

/** The designs inside an attention: what a sparse one runs over the selected tokens. */
export function innerAttentions(
  attention: AttentionSpec,
  named: Named<AttentionSpec>,
): readonly InnerDesign<AttentionSpec>[] {
  return innerOf<AttentionSpec>(ATTENTION_DESIGNS, attention, named);
}

/** The core of an attention; with designs inside it, that of the first. */
export function coreOf({ type }: AttentionSpec, inner: readonly { readonly spec: AttentionSpec }[]): Core {
  const own = inner[0]?.spec.type ?? type;
  return ATTENTION_DESIGNS[own].core ?? { family: own, reads: 'kv' };
}

/** The designs inside an FFN. */
export function innerFfns(ffn: FfnSpec, named: Named<FfnSpec>): readonly InnerDesign<FfnSpec>[] {
  return innerOf<FfnSpec>(FFN_DESIGNS, ffn, named);
}

/** The formulas of an attention. */
export function attentionOperator(
  attention: AttentionSpec,
  named: Named<AttentionSpec>,
): OperatorResult<AttentionOperator> {
  return operatorOf<AttentionSpec, AttentionOperator>(ATTENTION_DESIGNS, attention, named, 'an attention');
}

/** The formulas of an FFN. */
export function ffnOperator(ffn: FfnSpec, named: Named<FfnSpec>): OperatorResult<FfnOperator> {
  return operatorOf<FfnSpec, FfnOperator>(FFN_DESIGNS, ffn, named, 'an FFN');
}
