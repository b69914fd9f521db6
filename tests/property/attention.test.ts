import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counting, modelMemory, modelWork } from '../../server/core/cost';
import { modelOf } from '../kit/models';

/**
 * What each attention costs per decoded token, written out a second time: context S, hidden size h, b bytes an element.
 * The sizes are small enough for every product to be exact.
 */
const size = fc.integer({ min: 1, max: 512 });
const formats = { fp8: 1, bf16: 2, fp32: 4, mxfp4: 4.25 / 8 } as const;
const format = fc.constantFrom(...(Object.keys(formats) as (keyof typeof formats)[]));
const sizes = fc.record({
  h: size,
  S: fc.integer({ min: 1, max: 100_000 }),
  H: size,
  G: size,
  d: size,
  v: size,
  q: size,
  r: size,
  p: size,
  n: size,
  w: fc.integer({ min: 1, max: 20_000 }),
  kv: format,
  state: format,
});

interface Work {
  readonly state: number;
  readonly attention: number;
  readonly projections: number;
  /** Bytes that stay in memory, where that is not what is moved. */
  readonly kept?: number;
}

type Sizes = typeof sizes extends fc.Arbitrary<infer Value> ? Value : never;

function expectWork(
  drawn: Sizes,
  attention: Readonly<Record<string, unknown>>,
  work: Work,
  counting?: Counting,
): void {
  const { h, S, kv, state } = drawn;
  const model = modelOf({ hidden: h, precision: { kv, state }, attention });
  const actual = modelWork(model, S, counting);
  expect({
    state: actual.stateBytes,
    attention: actual.attentionFlops,
    projections: actual.linearFlops / 2,
  }).toEqual({
    state: work.state,
    attention: work.attention,
    projections: work.projections,
  });
  if (counting === undefined) expect(modelMemory(model, S).statePerSequence).toBe(work.kept ?? work.state);
}

function everySize(check: (drawn: Sizes & { readonly b: number }) => void): void {
  fc.assert(fc.property(sizes, (drawn) => check({ ...drawn, b: formats[drawn.kv] })));
}

describe('grouped heads', () => {
  it('mha: a key and value head for every query head', () => {
    everySize((drawn) => {
      const { h, S, H, d, b } = drawn;
      const work = { state: 2 * H * d * S * b, attention: 4 * H * d * S, projections: 4 * h * H * d };
      expectWork(drawn, { type: 'mha', heads: H, head_dim: d }, work);
    });
  });

  it('gqa: key and value heads shared by groups', () => {
    everySize((drawn) => {
      const { h, S, H, G, d, b } = drawn;
      const projections = h * H * d + 2 * h * G * d + H * d * h;
      const work = { state: 2 * G * d * S * b, attention: 4 * H * d * S, projections };
      expectWork(drawn, { type: 'gqa', heads: H, kv_heads: G, head_dim: d }, work);
    });
  });

  it('mqa: one key and value head', () => {
    everySize((drawn) => {
      const { h, S, H, d, b } = drawn;
      const projections = h * H * d + 2 * h * d + H * d * h;
      const work = { state: 2 * d * S * b, attention: 4 * H * d * S, projections };
      expectWork(drawn, { type: 'mqa', heads: H, head_dim: d }, work);
    });
  });

  it('mfa: the query through a low rank, one key and value head', () => {
    everySize((drawn) => {
      const { h, S, H, d, q, b } = drawn;
      const projections = h * q + q * H * d + 2 * h * d + H * d * h;
      const work = { state: 2 * d * S * b, attention: 4 * H * d * S, projections };
      expectWork(drawn, { type: 'mfa', heads: H, head_dim: d, query_rank: q }, work);
    });
  });

  it('value heads of another width, and an output gate as one more projection', () => {
    everySize((drawn) => {
      const { h, S, H, G, d, v, b } = drawn;
      const projections = h * H * d + h * G * (d + v) + 2 * H * v * h;
      const work = { state: G * (d + v) * S * b, attention: 2 * H * (d + v) * S, projections };
      const attention = { type: 'gqa', heads: H, kv_heads: G, head_dim: d, value_dim: v, output_gate: true };
      expectWork(drawn, attention, work);
    });
  });
});

describe('mla', () => {
  const core = ({ H, r, p, n, v }: Sizes) => ({
    type: 'mla',
    heads: H,
    kv_rank: r,
    rope_dim: p,
    nope_dim: n,
    value_dim: v,
  });

  it('absorbed: one compressed entry for all heads', () => {
    everySize((drawn) => {
      const { h, S, H, q, r, p, n, v, b } = drawn;
      const projections = h * q + q * H * (n + p) + h * (r + p) + r * H * (n + v) + H * v * h;
      const work = { state: (r + p) * S * b, attention: 2 * H * (r + p + r) * S, projections };
      expectWork(drawn, { ...core(drawn), query_rank: q }, work);
    });
  });

  it('with a full query projection', () => {
    everySize((drawn) => {
      const { h, S, H, r, p, n, v, b } = drawn;
      const projections = h * H * (n + p) + h * (r + p) + r * H * (n + v) + H * v * h;
      expectWork(drawn, core(drawn), {
        state: (r + p) * S * b,
        attention: 2 * H * (2 * r + p) * S,
        projections,
      });
    });
  });

  it('as the paper counts it: the weighted sum over r + p elements as well', () => {
    everySize((drawn) => {
      const { h, S, H, r, p, n, v, b } = drawn;
      const projections = h * H * (n + p) + h * (r + p) + r * H * (n + v) + H * v * h;
      const work = { state: (r + p) * S * b, attention: 4 * H * (r + p) * S, projections };
      expectWork(drawn, core(drawn), work, 'step3-paper');
    });
  });
});

describe('part of the context', () => {
  it.each([
    ['sliding', 'window'],
    ['chunked', 'chunk'],
  ])('%s: as its kind, over at most so many tokens', (type, key) => {
    everySize((drawn) => {
      const { h, S, H, G, d, w, b } = drawn;
      const seen = Math.min(S, w);
      const projections = h * H * d + 2 * h * G * d + H * d * h;
      const work = { state: 2 * G * d * seen * b, attention: 4 * H * d * seen, projections };
      expectWork(drawn, { type, heads: H, kv_heads: G, head_dim: d, [key]: w }, work);
    });
  });
});

describe('linear', () => {
  it('lightning: a d×d state a head, read and written, of which one copy stays', () => {
    everySize((drawn) => {
      const { h, H, d, state } = drawn;
      const b = formats[state];
      const work = {
        state: 2 * H * d * d * b,
        kept: H * d * d * b,
        attention: 5 * H * d * d,
        projections: 4 * h * H * d,
      };
      expectWork(drawn, { type: 'linear', heads: H, head_dim: d }, work);
      expectWork(
        drawn,
        { type: 'linear', heads: H, head_dim: d },
        { ...work, attention: 10 * H * d * d },
        'step3-paper',
      );
      const gated = { ...work, projections: 5 * h * H * d };
      expectWork(drawn, { type: 'linear', heads: H, head_dim: d, output_gate: true }, gated);
    });
  });

  it('gated delta: a k×v state a value head', () => {
    everySize((drawn) => {
      const { h, H: values, G: keys, d: k, v, n: conv, state } = drawn;
      const b = formats[state];
      const [queryAndKey, value] = [2 * keys * k, values * v];
      const projections =
        h * (queryAndKey + value + value + 2 * values) + conv * (queryAndKey + value) + value * h;
      const work = { state: 2 * value * k * b, kept: value * k * b, attention: 7 * value * k, projections };
      const attention = { key_heads: keys, value_heads: values, key_dim: k, value_dim: v, conv };
      expectWork(drawn, { type: 'linear', ...attention }, work);
    });
  });
});

describe('sparse', () => {
  it('over grouped heads: an index of all tokens, and the base over the selected ones', () => {
    everySize((drawn) => {
      const { h, S, H, G, d, w: k, p: indexHeads, r: indexDim, b } = drawn;
      const seen = Math.min(S, k);
      const index = h * indexHeads * indexDim + h * indexDim + h * indexHeads;
      const work = {
        state: indexDim * S * b + 2 * G * d * seen * b,
        kept: indexDim * S * b + 2 * G * d * S * b,
        attention: 2 * indexHeads * indexDim * S + 4 * H * d * seen,
        projections: h * H * d + 2 * h * G * d + H * d * h + index,
      };
      const base = { type: 'gqa', heads: H, kv_heads: G, head_dim: d };
      expectWork(
        drawn,
        { type: 'sparse', base, top_k: k, index_heads: indexHeads, index_dim: indexDim },
        work,
      );
    });
  });

  it('over mla: the index queries come from the low-rank query, and the paper’s count of the base holds', () => {
    everySize((drawn) => {
      const { h, S, H, q, r, p, n, v, w: k, G: indexHeads, d: indexDim, b } = drawn;
      const seen = Math.min(S, k);
      const base = {
        type: 'mla',
        heads: H,
        query_rank: q,
        kv_rank: r,
        rope_dim: p,
        nope_dim: n,
        value_dim: v,
      };
      const index = q * indexHeads * indexDim + h * indexDim + h * indexHeads;
      const work = {
        state: indexDim * S * b + (r + p) * seen * b,
        kept: indexDim * S * b + (r + p) * S * b,
        attention: 2 * indexHeads * indexDim * S + 2 * H * (2 * r + p) * seen,
        projections: h * q + q * H * (n + p) + h * (r + p) + r * H * (n + v) + H * v * h + index,
      };
      const attention = { type: 'sparse', base, top_k: k, index_heads: indexHeads, index_dim: indexDim };
      expectWork(drawn, attention, work);
      const paper = 2 * indexHeads * indexDim * S + 4 * H * (r + p) * seen;
      expectWork(drawn, attention, { ...work, attention: paper }, 'step3-paper');
    });
  });
});

it('custom: what its expressions say', () => {
  everySize((drawn) => {
    const { h, S, H, d, b } = drawn;
    const attention = {
      type: 'custom',
      flops: '4 * heads * d * min(context, 1000)',
      state_bytes: 'd * context * bytes_per_kv',
      parameters: 'hidden * heads * d',
      heads: H,
      d,
    };
    const work = { state: d * S * b, attention: 4 * H * d * Math.min(S, 1000), projections: h * H * d };
    expectWork(drawn, attention, work);
  });
});
