import { HALF, type KernelDefinition } from '../definition/definition';
import { type MoeKernelSpec, moeSchema } from './spec';

/** An eighth of Step-3's MoE layer in width, as on one of eight tensor-parallel cards. */
const STEP3 = { hidden: 7168, width: 640, experts: 48, active: 3 };
/** A layer for software adapters. */
const SMALL = { hidden: 256, width: 128, experts: 8, active: 3 };

export const moe: KernelDefinition<MoeKernelSpec> = {
  schema: moeSchema,
  variants: ['matrix', 'f16', 'portable'],
  at: ({ batch }, variant, software) => ({ kernel: 'moe', ...(software ? SMALL : STEP3), batch, variant }),
  extent: ({ batch, hidden, width, active }) => {
    const rows = batch * active;
    return { buffers: { gateUp: rows * 2 * width * 4, expertOutputs: rows * hidden * 4 }, rows };
  },
  // All variants store the inner activations as halves.
  tolerance: () => HALF,
};
