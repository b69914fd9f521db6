import { fullerBatches } from '../../core/advice/ffn-below-compute-bound';
import { varyFix } from './vary';

/** An FFN that waits for its weights: the batch that makes it compute bound, or fewer micro-batches. */
export const fillFfn = varyFix(['ffn-below-compute-bound'], ({ costed }) => fullerBatches(costed));
