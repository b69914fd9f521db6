import type { AttentionSpec, BaseAttentionSpec, FfnSpec, PrecisionSpec } from '../spec';
import { type CustomResult, customAttentionOperator, customFfnOperator } from './custom';
import { denseOperator } from './dense';
import { gqaOperator, mhaOperator, mqaOperator } from './grouped';
import { linearOperator } from './linear';
import { mfaOperator } from './mfa';
import { mlaOperator } from './mla';
import { moeOperator } from './moe';
import type { AttentionOperator, FfnOperator } from './operator';
import { sparseOperator } from './sparse';
import { chunkedOperator, slidingOperator } from './windowed';

const ok = <Operator>(operator: Operator): CustomResult<Operator> => ({ ok: true, operator });

function baseOperator(attention: BaseAttentionSpec): CustomResult<AttentionOperator> {
  switch (attention.type) {
    case 'mha':
      return ok(mhaOperator(attention));
    case 'gqa':
      return ok(gqaOperator(attention));
    case 'mqa':
      return ok(mqaOperator(attention));
    case 'mfa':
      return ok(mfaOperator(attention));
    case 'mla':
      return ok(mlaOperator(attention));
    case 'sliding':
      return ok(slidingOperator(attention));
    case 'chunked':
      return ok(chunkedOperator(attention));
    case 'linear':
      return ok(linearOperator(attention));
    case 'custom':
      return customAttentionOperator(attention);
  }
}

/** Finds another attention of the model, for a sparse one that names its base. */
export type NamedAttention = (name: string) => AttentionSpec | undefined;

/** What a sparse attention runs over the selected tokens, by name or in place; undefined for any other attention. */
export function baseOf(attention: AttentionSpec, named: NamedAttention): AttentionSpec | undefined {
  if (attention.type !== 'sparse') return undefined;
  return typeof attention.base === 'string' ? named(attention.base) : attention.base;
}

/** The formats an attention states: those of its base, then its own, which win. */
export function statedPrecisions(
  attention: AttentionSpec,
  named: NamedAttention,
): readonly (PrecisionSpec | undefined)[] {
  return [baseOf(attention, named)?.precision, attention.precision];
}

/** The formulas of an attention design. */
export function attentionOperator(
  attention: AttentionSpec,
  named: NamedAttention,
): CustomResult<AttentionOperator> {
  if (attention.type !== 'sparse') return baseOperator(attention);
  const base = baseOf(attention, named);
  if (base === undefined || base.type === 'sparse') {
    const message = `expected the name of an attention of this file that is not sparse itself, found ‘${String(attention.base)}’`;
    return { ok: false, problems: [{ key: 'base', message }] };
  }
  const result = baseOperator(base);
  if (!result.ok)
    return {
      ok: false,
      problems: result.problems.map((problem) => ({ ...problem, key: `base.${problem.key}` })),
    };
  return ok(sparseOperator(attention, result.operator));
}

/** The formulas of an FFN design. */
export function ffnOperator(ffn: FfnSpec): CustomResult<FfnOperator> {
  switch (ffn.type) {
    case 'dense':
      return ok(denseOperator(ffn));
    case 'moe':
      return ok(moeOperator(ffn));
    case 'custom':
      return customFfnOperator(ffn);
  }
}
