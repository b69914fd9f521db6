import { expect, test } from 'vitest';
import { nothing } from '../../client/features/profile/runs.fixture';
import { kernelNames } from '../../kernels/profile/designs';
import { specsOf } from '../../kernels/profile/sizes';
import { probeSchema } from '../../kernels/spec';
import { MOST_VECTOR_ROWS, kernelNames as shown, UNITS } from '../../webview/profile/names';

test('the profile panel offers the kernels that can be measured', () => {
  expect(shown).toEqual(kernelNames);
});

test('the profile panel has words for every unit of arithmetic that is probed', () => {
  const units = probeSchema.options.filter((probe) => probe !== 'copy' && probe !== 'read');
  expect(Object.keys(UNITS)).toEqual(units);
});

test('the profile panel says to how many rows gemv is cut', () => {
  const { card } = nothing;
  const specs = specsOf({ kernels: ['gemv'], batches: [1, 64, 256] }, card);
  expect(specs.map(({ batch }) => batch)).toEqual([1, MOST_VECTOR_ROWS]);
});
