import type { Formula } from '../formula';
import type { Measured } from './measured';
import type { AttentionOperator, FfnOperator } from './operator';

/** Why a design cannot be costed; `key` is the key path of the design that is at fault. */
export interface DesignProblem {
  readonly key: string;
  readonly message: string;
}

/** The operator of a design, or why there is none. */
export type OperatorResult<Operator> =
  | { readonly ok: true; readonly operator: Operator }
  | { readonly ok: false; readonly problems: readonly DesignProblem[] };

/** The result of a design whose sizes always have a cost. */
export function costed<Operator>(operator: Operator): OperatorResult<Operator> {
  return { ok: true, operator };
}

/**
 * What a type of attention or FFN says about itself, next to its schema (which documents its keys). Methods, so that the
 * design of one type can stand for the design of any type.
 */
export interface Design<Spec, Operator, Inner extends string = never> {
  /**
   * Its formulas: work, state moved and state kept, parameters, and how they divide over ranks.
   * @param inner the operators of the designs inside it
   */
  operator(spec: Spec, inner: Readonly<Record<Inner, Operator>>): OperatorResult<Operator>;
  /** The keys that hold another design of the same half: by its name in the file, or itself. */
  readonly inner?: readonly Inner[];
  /**
   * The formulas that the file writes itself, by key, where every other key is a variable of the user's choice. Absent where
   * the keys are those of the schema and mean what they mean in every design.
   */
  expressions?(operator: Operator): Readonly<Record<string, Formula | undefined>>;
}

/** The core of an attention, as engines run it. */
export interface Core {
  /** Its kernels' family: `kernels.<family>` of a hardware file. */
  readonly family: string;
  /** The role whose format it reads: the KV cache, or a recurrent state. */
  readonly reads: 'kv' | 'state';
}

/** A type of attention. */
export interface AttentionDesign<Spec, Inner extends string = never>
  extends Design<Spec, AttentionOperator, Inner> {
  /** Absent where the family has the name of the type and reads the KV cache. A design over others has the core of its first. */
  readonly core?: Core;
  /** How a measured kernel of its core is described; absent where only FLOPs and bytes describe it. */
  readonly measured?: Measured<Spec>;
}

/** A type of FFN. */
export interface FfnDesign<Spec, Inner extends string = never> extends Design<Spec, FfnOperator, Inner> {
  /** Whether a measured kernel is described by the sizes of its matrices; else only FLOPs and bytes describe it. */
  readonly matrices: boolean;
}
