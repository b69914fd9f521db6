import { type Formula, formula } from '../../formula';
import { CONTEXT, HEAD_DIM, HEADS, ifGiven, type MeasuredRow, VALUE_DIM } from '../measured';
import type { AttentionOperator } from '../operator';
import { NOTHING } from '../split';

/** Bytes of keys and values of the context: G heads of d + v elements a token. */
const STATE = formula('kv_heads * (head_dim + value_dim) * context * bytes_per_kv');
/** Scores and weighted sum of H heads, 2 FLOPs a multiply-add. */
const FLOPS = formula('2 * heads * (head_dim + value_dim) * context');
const OUTPUT = 'heads * value_dim * hidden';
const QUERY_RANK = 'hidden * query_rank';
const FULL_QUERY = 'hidden * heads * head_dim';
const LOW_RANK_QUERY = `${QUERY_RANK} + query_rank * heads * head_dim`;
const AFTER_KV = `(1 + output_gate) * ${OUTPUT}`;
/** The projections of keys and values: two, one that makes both, or none where another layer has made them. */
const KV = {
  own: 'hidden * kv_heads * (head_dim + value_dim)',
  one: 'hidden * kv_heads * head_dim',
  shared: undefined,
} as const;
const OUTPUT_PROJECTION = formula(OUTPUT);
const SHARED_QUERY = formula(QUERY_RANK);

type KvSource = keyof typeof KV;

const PROJECTIONS: Readonly<
  Record<KvSource, { readonly full: Formula; readonly low: Formula; readonly kv: Formula }>
> = {
  own: projectionsOf('own'),
  one: projectionsOf('one'),
  shared: projectionsOf('shared'),
};

function projectionsOf(source: KvSource) {
  const kv = KV[source];
  const rest = kv === undefined ? AFTER_KV : `${kv} + ${AFTER_KV}`;
  return {
    full: formula(`${FULL_QUERY} + ${rest}`),
    low: formula(`${LOW_RANK_QUERY} + ${rest}`),
    kv: kv === undefined ? NOTHING : formula(kv),
  };
}

/** The fields that all attentions with query heads over shared key and value heads have in common. */
interface GroupedHeads {
  readonly heads: number;
  readonly kv_heads: number;
  readonly head_dim: number;
  readonly value_dim?: number | undefined;
  readonly output_gate?: boolean | undefined;
  readonly query_rank?: number | undefined;
  readonly key_is_value?: boolean | undefined;
  readonly shared_kv?: boolean | undefined;
}

/**
 * Attention of H query heads over G key and value heads: MHA (G = H), GQA, MQA (G = 1), and with `query_rank` MFA.
 * Source: Step-3 paper, section 4; the standard counts of scaled dot-product attention.
 */
export function groupedOperator(attention: GroupedHeads): AttentionOperator {
  const { heads, kv_heads, head_dim, value_dim = head_dim, output_gate = false, query_rank } = attention;
  const { key_is_value = false, shared_kv = false } = attention;
  const variables = { heads, kv_heads, head_dim, value_dim, output_gate: output_gate ? 1 : 0 };
  const projections = PROJECTIONS[shared_kv ? 'shared' : key_is_value ? 'one' : 'own'];
  return {
    stateBytes: STATE,
    keptBytes: shared_kv ? NOTHING : STATE,
    attentionFlops: FLOPS,
    projections: query_rank === undefined ? projections.full : projections.low,
    split: {
      everywhere: query_rank === undefined ? NOTHING : SHARED_QUERY,
      perKvHead: projections.kv,
      output: OUTPUT_PROJECTION,
      stateEverywhere: NOTHING,
      heads,
      kvHeads: kv_heads,
    },
    ...(query_rank === undefined
      ? { variables }
      : { variables: { ...variables, query_rank }, further: { input: 1, output: 0 } }),
  };
}

/** The columns that describe a measured kernel of query heads over a KV cache. */
export const HEAD_COLUMNS = { ...HEADS, ...HEAD_DIM, ...VALUE_DIM, ...CONTEXT };

/** The query heads that a row measures; undefined where it does not give them. */
export function headsOf(row: MeasuredRow<keyof typeof HEAD_COLUMNS>) {
  const [heads, head_dim, value_dim] = [row.count('heads'), row.count('head dim'), ifGiven(row, 'value dim')];
  return heads === undefined || head_dim === undefined ? undefined : { heads, head_dim, value_dim };
}
