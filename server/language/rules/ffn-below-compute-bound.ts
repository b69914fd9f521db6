import type { CostedDeployment } from '../../core/advice';
import {
  type BatchPlace,
  batchPlace,
  computeBoundLoad,
  fullerBatches,
} from '../../core/advice/ffn-below-compute-bound';
import { hasRoom } from '../../core/advice/memory-exceeded';
import { meetsTarget } from '../../core/advice/target-missed';
import { formatCount, formatShare } from '../../core/quantity';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

/** The batch that would be large enough, and what speaks against it. */
function remedy(costed: CostedDeployment): string {
  const load = computeBoundLoad(costed);
  if (load === undefined) return '';
  const after = costed.vary(load.spec);
  if (meetsTarget(after)) return `; ${load.phrase} would be enough`;
  const against = hasRoom(after) ? 'misses the target' : 'does not fit the memory';
  return `; ${load.phrase} would be enough, but ${against}`;
}

function says({ ffn, tokens, needed, sparsity }: BatchPlace, card: string): string {
  const sparse = ffn.operator.split.experts > 0 ? ` with ${formatShare(sparsity)} of the experts active` : '';
  return `FFN ‘${ffn.name}’ is memory-bound on ${card}: ${formatCount(tokens)} tokens per micro-batch, ${formatCount(needed)} needed to be compute-bound${sparse}`;
}

/** A micro-batch too small to make the FFN compute-bound: its cards wait for weights (Step-3 paper, section 5). */
export const ffnBelowComputeBound = defineRule({
  code: 'ffn-below-compute-bound',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const place = costed && batchPlace(costed);
    if (costed === undefined || place === undefined || !(place.tokens < place.needed)) return [];
    const message = says(place, costed.hardware.ffn.name) + remedy(costed);
    return [{ at: ['workload', 'batch'], message, fixes: () => vary(context.file, fullerBatches(costed)) }];
  },
});
