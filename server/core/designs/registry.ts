import { ATTENTION_DESIGNS } from './attention/designs';
import type { Design } from './design';
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

/** The families of kernels whose shape a measurement can describe: the types of attention and FFN with matrices or heads. */
export function kernelFamilies(): readonly string[] {
  const attentions = Object.entries(ATTENTION_DESIGNS).filter(([, { measured }]) => measured !== undefined);
  const ffns = Object.entries(FFN_DESIGNS).filter(([, { matrices }]) => matrices);
  return [...attentions, ...ffns].map(([type]) => type);
}
