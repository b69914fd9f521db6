import { expect, test } from 'vitest';
import { certaintyWords } from './certainty';

const interval = { low: 0.04, high: 0.06 };

test.each([
  [
    'vllm',
    { runs: 12, medianError: 0.06, like: 'NVIDIA H200 SXM, tensor parallel' },
    'vLLM · 80% interval 40.0 ms to 60.0 ms · 12 runs like this one (NVIDIA H200 SXM, tensor parallel): median error 6%',
  ],
  [
    undefined,
    { runs: 0, medianError: null, like: 'nothing like this was measured' },
    'typical engine · 80% interval 40.0 ms to 60.0 ms · nothing like this was measured',
  ],
  [
    'none',
    { runs: 0, medianError: null, like: 'no engine is modelled' },
    'TPOT 40.0 ms to 60.0 ms over the ranges of the hardware file · no engine is modelled',
  ],
] as const)('the certainty of an estimate with engine %s', (engine, validation, words) => {
  expect(certaintyWords({ engine, interval, validation })).toBe(words);
});
