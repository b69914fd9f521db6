import type { AdapterCard } from '../device/card';

/**
 * Fictitious adapters with all features, so that every variant is planned on any machine: one with the large
 * matrices of a data-center card, and one with small sizes.
 */
export const cards: readonly AdapterCard[] = [
  card({ subgroup: 32, matrix: 16, workgroupBytes: 49152, workgroupThreads: 1024 }),
  card({ subgroup: 8, matrix: 8, workgroupBytes: 32768, workgroupThreads: 1024 }),
];

interface Size {
  readonly subgroup: number;
  readonly matrix: number;
  readonly workgroupBytes: number;
  readonly workgroupThreads: number;
}

function card({ subgroup, matrix, workgroupBytes, workgroupThreads }: Size): AdapterCard {
  const sides = { m: matrix, n: matrix };
  return {
    name: `an adapter with subgroups of ${subgroup}`,
    vendor: '',
    architecture: '',
    // Small sizes of everything.
    software: true,
    features: ['shader-f16', 'subgroups', 'timestamp-query', 'chromium-experimental-subgroup-matrix'],
    subgroupMin: subgroup,
    subgroupMax: subgroup,
    matrixShapes: [
      { input: 'f16', output: 'f32', ...sides, k: matrix },
      { input: 'f16', output: 'f32', m: matrix, n: 8, k: matrix },
      { input: 'i8', output: 'i32', ...sides, k: 2 * matrix },
    ],
    workgroupBytes,
    workgroupThreads,
    bindingBytes: 2 ** 31 - 4,
  };
}
