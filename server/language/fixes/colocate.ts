import { colocatedRival } from '../costing/colocated-rival';
import { colocated } from '../costing/remedies/colocate';
import { varyFix } from './vary';

/** AFD that loses: the same cards as one pool, with the split that beats it. */
export const colocate = varyFix(['afd-loses'], ({ costed }) => {
  const rival = colocatedRival(costed);
  return [rival && colocated(costed, rival)];
});
