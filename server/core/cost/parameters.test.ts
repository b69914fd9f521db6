import { describe, expect, it } from 'vitest';
import { modelSchema } from '../spec';
import { costModel, modelMemory, modelWork, parameters } from '.';

const BASE = {
  name: 'Model',
  hidden: 8,
  vocabulary: 100,
  attention: {
    gqa: { type: 'gqa', heads: 4, kv_heads: 2, head_dim: 16 },
    spare: { type: 'mha', heads: 400, head_dim: 16 },
  },
  ffn: { dense: { type: 'dense', width: 32 } },
  layers: [{ repeat: 2, of: [{ count: 3, attention: 'gqa', ffn: 'dense' }] }],
};

function model(changes: object = {}) {
  const result = costModel(modelSchema.parse({ ...BASE, ...changes }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

const ATTENTION = 6 * (2 * 8 * 4 * 16 + 2 * 8 * 2 * 16);
const FFN = 6 * 3 * 8 * 32;

describe('parameters', () => {
  it('count embedding and head, and every layer, but no design that none uses', () => {
    expect(parameters(model())).toEqual({ total: 2 * 800 + ATTENTION + FFN, active: 800 + ATTENTION + FFN });
  });

  it('count tied embeddings once, and learned positions', () => {
    expect(parameters(model({ tied_embeddings: true, positions: 50 }))).toEqual({
      total: 800 + 50 * 8 + ATTENTION + FFN,
      active: 800 + ATTENTION + FFN,
    });
  });

  it('count no table without a vocabulary', () => {
    expect(parameters(model({ vocabulary: 0 })).total).toBe(ATTENTION + FFN);
  });
});

describe('memory', () => {
  it('takes the weights in their formats and the state of one sequence', () => {
    const precision = { weights: 'mxfp4', head: 'bf16', kv: 'bf16' };
    expect(modelMemory(model({ precision }), 1000)).toEqual({
      attentionWeights: (ATTENTION * 4.25) / 8,
      ffnWeights: (FFN * 4.25) / 8,
      headWeights: 2 * 800 * 2,
      statePerSequence: 6 * 2 * 2 * 16 * 1000 * 2,
    });
  });
});

describe('precision', () => {
  const attention = (own: object) => ({ gqa: { ...BASE.attention.gqa, ...own } });

  it('of an attention wins over the model’s', () => {
    const precision = { kv: 'fp8' };
    const stateOf = (own: object) =>
      modelWork(model({ precision, attention: attention(own) }), 100).stateBytes;
    expect(stateOf({ precision: { kv: 'bf16' } })).toBe(2 * stateOf({}));
  });

  it('of a sparse attention’s base holds, and its own wins', () => {
    const sparse = (base: unknown, own?: object) => {
      const gqa = { type: 'sparse', base, top_k: 50, index_heads: 1, index_dim: 4, precision: own };
      const inner = { ...BASE.attention.gqa, precision: { kv: 'fp32' } };
      return modelWork(model({ attention: { gqa, inner } }), 100).stateBytes;
    };
    const inline = { ...BASE.attention.gqa, precision: { kv: 'fp32' } };
    const elements = 6 * (4 * 100 + 2 * 2 * 16 * 50);
    expect(sparse('inner')).toBe(elements * 4);
    expect(sparse(inline)).toBe(elements * 4);
    expect(sparse(inline, { kv: 'bf16' })).toBe(elements * 2);
  });

  it('sorts the FLOPs by the format they run in', () => {
    const own = { precision: { attention: 'bf16' } };
    const { attentionByType, linearByType, ffnByType } = modelWork(model({ attention: attention(own) }), 100);
    expect([...attentionByType.keys()]).toEqual(['bf16']);
    expect([...linearByType.keys()]).toEqual(['fp8']);
    expect([...ffnByType.keys()]).toEqual(['fp8']);
  });
});

describe('what cannot be costed', () => {
  const problemsOf = (changes: object) => {
    const result = costModel(modelSchema.parse({ ...BASE, ...changes }));
    return result.ok ? [] : result.problems.map(({ code, path, message }) => [code, path.join('.'), message]);
  };

  it.each(['missing', 'constructor', '__proto__', 'toString'])('names no attention ‘%s’', (attention) => {
    expect(problemsOf({ layers: [{ attention, ffn: 'dense' }] })).toEqual([
      ['undefined-attention', 'layers', `no attention named ‘${attention}’ is defined under \`attention:\``],
    ]);
  });

  it('tells every problem of every expression', () => {
    const own = { type: 'custom', flops: '2 *', state_bytes: 'contxt', parameters: 'width', context: 5 };
    expect(problemsOf({ attention: { gqa: own } })).toEqual([
      [
        'invalid-expression',
        'attention.gqa.context',
        '`context` has its value from elsewhere; choose another name',
      ],
      [
        'invalid-expression',
        'attention.gqa.flops',
        'expected a number, a name or ‘(’, found the end (character 4)',
      ],
      ['invalid-expression', 'attention.gqa.state_bytes', 'unknown variable ‘contxt’; did you mean context?'],
      [
        'invalid-expression',
        'attention.gqa.parameters',
        'unknown variable ‘width’; expected one of hidden, context, bytes_per_kv, bytes_per_weight, bytes_per_state, context',
      ],
    ]);
  });

  it('takes names that every object has as keys of a custom design', () => {
    const own = { type: 'custom', flops: 'constructor * toString', constructor: 3, toString: 4 };
    const subject = model({ attention: { gqa: own } });
    expect(modelWork(subject, 1).attentionFlops).toBe(6 * 12);
  });

  it('counts the indexer’s weights over a custom base that states its own', () => {
    const base = { type: 'custom', flops: 0, parameters: 10, weight_bytes: 1000 };
    const gqa = { type: 'sparse', base, top_k: 50, index_heads: 1, index_dim: 4 };
    const index = 8 * 1 * 4 + 8 * 4 + 8 * 1;
    expect(modelMemory(model({ attention: { gqa } }), 1).attentionWeights).toBe(6 * (1000 + index));
  });
});
