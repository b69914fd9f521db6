import { expect, test } from 'vitest';
import { kernelNames } from '../../kernels/profile/designs';
import { probeSchema } from '../../kernels/spec';
import { kernelNames as shown, UNITS } from '../../webview/profile/names';

test('the profile panel offers the kernels that can be measured', () => {
  expect(shown).toEqual(kernelNames);
});

test('the profile panel has words for every unit of arithmetic that is probed', () => {
  const units = probeSchema.options.filter((probe) => probe !== 'copy' && probe !== 'read');
  expect(Object.keys(UNITS)).toEqual(units);
});
