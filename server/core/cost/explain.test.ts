import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalog } from '../catalog';
import { HALVES, hardwareSchema, modelSchema } from '../spec';
import {
  type CostedModel,
  type Counting,
  cardBound,
  costModel,
  type Explanation,
  explainBound,
  explainWork,
  modelWork,
  type Origin,
} from '.';

/** Every kind of design, with and without what may be left out. */
const EVERYTHING = {
  name: 'Everything',
  hidden: 64,
  precision: { kv: 'bf16' },
  attention: {
    mha: { type: 'mha', heads: 4, head_dim: 16, value_dim: 8, output_gate: true },
    mqa: { type: 'mqa', heads: 4, head_dim: 16, precision: { kv: 'fp8', weights: 'int4' } },
    mfa: { type: 'mfa', heads: 4, head_dim: 16, query_rank: 8 },
    mla: { type: 'mla', heads: 4, query_rank: 8, kv_rank: 16, rope_dim: 4, nope_dim: 8, value_dim: 8 },
    sliding: { type: 'sliding', heads: 4, head_dim: 16, window: '1K' },
    chunked: { type: 'chunked', heads: 4, kv_heads: 2, head_dim: 16, chunk: 512 },
    lightning: { type: 'linear', heads: 4, head_dim: 16 },
    delta: { type: 'linear', key_heads: 2, value_heads: 4, key_dim: 8, value_dim: 16, conv: 4 },
    own: {
      type: 'custom',
      flops: 'a * context',
      state_bytes: 'a * bytes_per_kv',
      parameters: 'hidden * constructor',
      a: 2,
      constructor: 3,
    },
    named: { type: 'sparse', base: 'mqa', top_k: '2K', index_heads: 2, index_dim: 8 },
    inline: {
      type: 'sparse',
      base: { type: 'gqa', heads: 4, kv_heads: 2, head_dim: 16, precision: { kv: 'fp32' } },
      top_k: '2K',
      index_heads: 2,
      index_dim: 8,
    },
  },
  ffn: {
    dense: { type: 'dense', width: 128, gated: false },
    moe: { type: 'moe', experts: 8, active: 2, width: 32, shared: 1 },
    own: { type: 'custom', flops: '2 * hidden * width', state_bytes: 'width', width: 16 },
  },
  layers: [
    ...['mha', 'mqa', 'mfa', 'mla', 'sliding', 'chunked'].map((attention) => ({ attention, ffn: 'dense' })),
    ...['lightning', 'delta', 'own', 'named', 'inline'].map((attention) => ({
      count: 3,
      attention,
      ffn: 'moe',
    })),
    { count: 2, attention: 'mha', ffn: 'own' },
  ],
};

function costed(data: unknown): CostedModel {
  const result = costModel(modelSchema.parse(data));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

const dataOf = (kind: 'model' | 'hardware') =>
  catalog.filter((entry) => entry.kind === kind).map(({ id, text }): [string, unknown] => [id, parse(text)]);
const models: readonly [string, unknown][] = [...dataOf('model'), ['everything', EVERYTHING]];
const cards = dataOf('hardware');

/** What stands at an origin's path in a file; throws where nothing does. */
function at(data: unknown, { path }: Extract<Origin, { kind: 'spec' }>): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
      throw new Error(`no ${path.join('.')}`);
    return Reflect.get(value, key);
  }, data);
}

function expectTraceable(
  explanation: Explanation,
  files: { readonly model?: unknown; readonly hardware?: unknown },
): void {
  for (const term of explanation.terms) {
    const values = Object.fromEntries(term.inputs.map(({ name, value }) => [name, value]));
    expect(term.formula.evaluate(values), `${term.label} from its inputs`).toBe(term.each);
    expect(term.inputs.map(({ name }) => name)).toEqual(term.formula.variables);
    for (const { name, value, origin } of term.inputs) {
      expect(Number.isFinite(value), name).toBe(true);
      if (origin.kind === 'spec') {
        const written = at(files[origin.file], origin);
        if (typeof written === 'number') expect(written, `${term.label} ${name}`).toBe(value);
        else expect(written, `${term.label} ${name}`).toBeDefined();
      } else expect(origin.note).not.toBe('');
    }
  }
}

describe.each(models)('%s', (_, data) => {
  const subject = costed(data);

  it.each<[Counting]>([['exact'], ['step3-paper']])('explains its work as it is, counted %s', (counting) => {
    for (const context of [1, 777, 8192]) {
      const work = modelWork(subject, context, counting);
      for (const [key, explanation] of Object.entries(explainWork(subject, context, counting))) {
        expect(explanation.value / work[key as 'stateBytes']).toBeCloseTo(1, 12);
        expectTraceable(explanation, { model: data });
      }
    }
  });

  it.each(cards)('explains its bound on %s', (_card, cardData) => {
    const card = hardwareSchema.parse(cardData);
    const work = modelWork(subject, 8192);
    const bound = cardBound(work, card);
    for (const half of HALVES) {
      const explanation = explainBound(work, card, half);
      expect(explanation?.value).toBe(bound?.[half].usdPerMillionTokens);
      if (explanation !== undefined) expectTraceable(explanation, { hardware: cardData });
    }
  });
});

it('leads each input of a sparse attention to where it stands', () => {
  const origins = (attention: string) => {
    const { stateBytes, attentionFlops } = explainWork(costed(EVERYTHING), 4096);
    const terms = [...stateBytes.terms, ...attentionFlops.terms].filter(
      ({ label }) => label === `attention.${attention}`,
    );
    const inputs = terms.flatMap((term) => term.inputs);
    return Object.fromEntries(
      inputs.map(({ name, origin }) => [name, origin.kind === 'spec' ? origin.path.join('.') : origin.note]),
    );
  };
  expect(origins('inline')).toMatchObject({
    kv_heads: 'attention.inline.base.kv_heads',
    bytes_per_kv: 'attention.inline.base.precision.kv',
    top_k: 'attention.inline.top_k',
    value_dim: 'not stated, so the default',
    context: 'the context',
  });
  expect(origins('named')).toMatchObject({
    heads: 'attention.mqa.heads',
    kv_heads: 'not stated, so the default',
    bytes_per_kv: 'attention.mqa.precision.kv',
    index_dim: 'attention.named.index_dim',
  });
});
