import { describe, expect, it } from 'vitest';
import { type LayerSpec, layerKinds } from '../spec';
import { kindSequence } from './kind-sequence';

const sequence = (layers: readonly LayerSpec[]) => kindSequence(layers, layerKinds(layers));

describe('the sequence of layers', () => {
  it('names each layer by its kind and keeps patterns', () => {
    const layers = [
      { count: 2, attention: 'full', ffn: 'dense' },
      {
        repeat: 3,
        of: [
          { count: 2, attention: 'local', ffn: 'moe' },
          { attention: 'full', ffn: 'moe' },
        ],
      },
      { attention: 'full', ffn: 'dense' },
    ];
    expect(sequence(layers)).toEqual([
      { kind: 0, count: 2 },
      {
        repeat: 3,
        of: [
          { kind: 1, count: 2 },
          { kind: 2, count: 1 },
        ],
      },
      { kind: 0, count: 1 },
    ]);
  });

  it('joins equal neighbours', () => {
    const layer = { attention: 'a', ffn: 'f' };
    expect(sequence([layer, { ...layer, count: 4 }, layer])).toEqual([{ kind: 0, count: 6 }]);
  });
});
