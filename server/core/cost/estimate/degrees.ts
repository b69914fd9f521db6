import type { Degrees, Half } from '../../spec';

/** A degree for each kind of parallelism. */
export interface ResolvedDegrees {
  readonly data: number;
  readonly tensor: number;
  readonly expert: number;
  readonly pipeline: number;
}

export type DegreesResult =
  | { readonly ok: true; readonly degrees: ResolvedDegrees }
  | { readonly ok: false; readonly message: string };

/**
 * Fills the degrees that a file leaves out: on the attention side `data` takes what the others leave of the pool, on
 * the FFN side `expert` does; the rest is 1.
 * @param cards accelerators of the pool, which the degrees multiply to
 * @param otherPipeline the other half's `pipeline`: a layer's halves belong to the same group, so that one of them may
 *   state the groups for both
 */
export function resolveDegrees(
  half: Half,
  written: Degrees | undefined,
  cards: number,
  otherPipeline = 1,
): DegreesResult {
  const tensor = written?.tensor ?? 1;
  const pipeline = written?.pipeline ?? otherPipeline;
  const left = cards / (tensor * pipeline);
  const data = written?.data ?? (half === 'attention' ? left / (written?.expert ?? 1) : 1);
  const expert = written?.expert ?? (half === 'ffn' ? left / data : 1);
  const product = data * tensor * expert * pipeline;
  if (product === cards && Number.isInteger(data) && Number.isInteger(expert) && data > 0 && expert > 0)
    return { ok: true, degrees: { data, tensor, expert, pipeline } };
  const given = Object.entries({ data, tensor, expert, pipeline })
    .filter(([key]) => written?.[key as keyof Degrees] !== undefined)
    .map(([key, degree]) => `${key} ${degree}`);
  const message = `expected degrees of parallelism that multiply to the pool’s ${cards} accelerators, found ${given.join(' × ') || 'none'}; change a degree, \`instances\` or \`accelerators\``;
  return { ok: false, message };
}
