import { colocated, colocatedRival } from '../../core/advice/afd-loses';
import { varyFix } from './vary';

/** AFD that loses: the same cards as one pool, with the split that beats it. */
export const colocate = varyFix(['afd-loses'], ({ costed }) => {
  const rival = colocatedRival(costed);
  return [rival && colocated(costed, rival)];
});
