import { expect, test } from 'vitest';
import { probeSchema } from '../../kernels/probe/probe';
import { UNITS } from '../../webview/profile/names';

test('the profile panel has words for every unit of arithmetic that is probed', () => {
  const units = probeSchema.options.filter((probe) => probe !== 'copy' && probe !== 'read');
  expect(Object.keys(UNITS)).toEqual(units);
});
