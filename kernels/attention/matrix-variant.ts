import type { AdapterCard } from '../device/card';
import matrixText from './attention-matrix.wgsl';
import { matrixFactors } from './formats';
import { matrixPlan } from './matrix-plan';
import halvesText from './octet-halves.wgsl';
import type { AttentionPlan } from './plan';
import type { AttentionKernelSpec } from './spec';

/**
 * The number of subgroups that fills a card of 132 multiprocessors: one workgroup of 8 subgroups on each, or four
 * of a single subgroup; more measured slower. Smaller cards run them in several waves.
 */
const SUBGROUPS = 1056;
const MOST_WORKGROUPS = 528;

const EXTENSIONS = `diagnostic(off, chromium.subgroup_matrix_uniformity);
diagnostic(off, subgroup_uniformity);
enable f16;
enable subgroups;
enable chromium_experimental_subgroup_matrix;`;

/** Attention on matrix units; undefined if the adapter's matrices do not fit the heads. */
export function matrixVariant(spec: AttentionKernelSpec, card: AdapterCard): AttentionPlan | undefined {
  const plan = matrixPlan(spec, card);
  return (
    plan && {
      ...plan,
      workgroups: Math.min(MOST_WORKGROUPS, SUBGROUPS / plan.subgroups),
      files: [
        { file: 'extensions', text: EXTENSIONS },
        { file: 'attention/octet-halves.wgsl', text: halvesText },
        { file: 'attention/attention-matrix.wgsl', text: matrixText },
      ],
      packed: true,
      factors: matrixFactors[spec.kv],
    }
  );
}
