import { ATTENTION_DESIGNS } from './attention/designs';
import type { AttentionSpec } from './attention/schema';
import type { AttentionDesign, Design } from './design';
import { FFN_DESIGNS } from './ffn/designs';

const DESIGNS = { attention: ATTENTION_DESIGNS, ffn: FFN_DESIGNS } as const;

type Half = keyof typeof DESIGNS;
/** What the types of both halves have in common, where it does not matter what their operators are. */
type AnyDesign = Pick<Design<unknown, never, string>, 'inner' | 'expressions'>;

function ofHalf(half: Half): ReadonlyMap<unknown, AnyDesign> {
  return new Map<unknown, AnyDesign>(Object.entries(DESIGNS[half]));
}

function innerKeys(half: Half): ReadonlySet<unknown> {
  return new Set([...ofHalf(half).values()].flatMap(({ inner }) => inner ?? []));
}

/** The keys of each half's designs that hold another design of the half: by its name, or itself. */
export const INNER_KEYS: Readonly<Record<Half, ReadonlySet<unknown>>> = {
  attention: innerKeys('attention'),
  ffn: innerKeys('ffn'),
};

/** Whether a type's formulas stand in the file, so that its other keys are variables of the user's choice. */
export function hasExpressions(half: Half, type: unknown): boolean {
  return ofHalf(half).get(type)?.expressions !== undefined;
}

/** Whether a type holds another design. */
export function hasInner(half: Half, type: unknown): boolean {
  return ofHalf(half).get(type)?.inner !== undefined;
}

/** The family of projections, router and LM head. */
export const PROJECTIONS = 'linear';

/** The types of attention that run no other one, each with the family of its core. */
export function attentionFamilies(): readonly {
  readonly family: string;
  readonly design: AttentionDesign<AttentionSpec, string>;
}[] {
  return Object.entries(ATTENTION_DESIGNS).flatMap(([type, design]) =>
    design.inner === undefined ? [{ family: design.core?.family ?? type, design }] : [],
  );
}

/** The families of kernels whose shape a measurement can describe: attention by its heads, the others by their matrices. */
export function kernelFamilies(): readonly string[] {
  const attentions = attentionFamilies().filter(({ design }) => design.measured !== undefined);
  const ffns = Object.entries(FFN_DESIGNS).filter(([, { matrices }]) => matrices);
  return [...attentions.map(({ family }) => family), PROJECTIONS, ...ffns.map(([type]) => type)];
}
