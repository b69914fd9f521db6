import { describe, expect, test } from 'vitest';
import { wantedBy } from './request';

const usual = { kernels: [], batches: [], contexts: [] };

describe('a request to profile', () => {
  test.each([
    [undefined, usual],
    [{}, usual],
    [{ kernels: ['mfa'] }, { ...usual, kernels: ['mfa'] }],
    [
      { kernels: ['mfa'], run: true },
      { ...usual, kernels: ['mfa'] },
    ],
    [
      { batches: [1, 8], contexts: [64] },
      { ...usual, batches: [1, 8], contexts: [64] },
    ],
    [{ host: 'browser' }, { ...usual, host: 'browser' }],
    [{ host: 'webview' }, { ...usual, host: 'browser' }],
  ])('is understood: %j', (argument, wanted) => expect(wantedBy(argument)).toMatchObject(wanted));

  test('may be for the panel alone', () => expect(wantedBy({ run: false })).toBeUndefined());

  test.each([
    [{ kernels: ['mfa'], batches: [0] }],
    [{ kernels: 'mfa' }],
    [{ host: 'auto' }],
    [{ kernels: ['mfa'], run: 'no' }],
    [{ kernel: ['mfa'] }],
    [{ kernels: ['mfa'], type: 'cancel', batch: [1] }],
    [['mfa']],
    ['mfa'],
  ])('is refused with a sentence, and runs nothing: %j', (argument) =>
    expect(() => wantedBy(argument)).toThrow(/not understood.*expected an object/),
  );
});
