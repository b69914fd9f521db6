import type { BoundAttention, BoundFfn } from '../cost';
import { divisors } from '../search';
import type { CostedDeployment } from './costed-deployment';

/** Elements of a row of a block of FP8 weights that share a scale. */
const FP8_BLOCK = 128;

/** A tensor parallel degree that engines refuse, since it does not divide what it shares out. */
export interface UnevenShards {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const listed = (degrees: readonly number[]): string => degrees.join(', ');

function ofAttention({ name, operator }: BoundAttention, tensor: number): string | undefined {
  const { heads, kvHeads } = operator.split;
  if (heads === undefined || tensor > heads) return undefined;
  const fits = (degree: number) =>
    heads % degree === 0 && (kvHeads === undefined || kvHeads % degree === 0 || degree % kvHeads === 0);
  if (fits(tensor)) return undefined;
  const what = heads % tensor === 0 ? `${kvHeads} KV heads` : `${heads} heads`;
  return `tensor ${tensor} does not divide the ${what} of attention ‘${name}’, and engines refuse to start; expected one of ${listed(divisors(heads).filter(fits))}`;
}

function ofFfn({ name, operator, precision }: BoundFfn, tensor: number): string | undefined {
  const { width, experts } = operator.split;
  if (width === undefined || tensor > width) return undefined;
  const blocks = experts > 0 && precision.weights === 'fp8' && width % FP8_BLOCK === 0;
  const fits = (degree: number) => width % degree === 0 && (!blocks || (width / degree) % FP8_BLOCK === 0);
  if (fits(tensor)) return undefined;
  const good = listed(divisors(width).filter((degree) => fits(degree) && degree <= 64));
  if (width % tensor !== 0)
    return `tensor ${tensor} does not divide the width ${width} of FFN ‘${name}’, and engines refuse to start; expected one of ${good}`;
  return `tensor ${tensor} leaves ${width / tensor} of the width ${width} of FFN ‘${name}’, which does not hold whole FP8 blocks of ${FP8_BLOCK}, and engines refuse to start; expected one of ${good}`;
}

/** The tensor parallel degrees of a deployment that do not divide its heads, its widths or the blocks of its weights. */
export function unevenShards(costed: CostedDeployment): readonly UnevenShards[] {
  const { model } = costed;
  const { attention, ffn } = costed.layout() ?? {};
  if (attention === undefined || ffn === undefined) return [];
  const problems: UnevenShards[] = [];
  const add = (path: readonly (string | number)[], message: string | undefined) => {
    if (message !== undefined) problems.push({ path: [...path, 'tensor'], message });
  };
  for (const design of model.attentions.values())
    if (design.count > 0) add(attention.parallelPath, ofAttention(design, attention.degrees.tensor));
  for (const design of model.ffns.values())
    if (design.count > 0) add(ffn.parallelPath, ofFfn(design, ffn.degrees.tensor));
  return problems;
}
