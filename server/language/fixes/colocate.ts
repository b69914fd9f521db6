import { colocatedRival } from '../../core/advice/colocated-rival';
import { colocated } from '../../core/advice/remedies/colocate';
import { varyFix } from './vary';

/** AFD that loses: the same cards as one pool, with the split that beats it. */
export const colocate = varyFix(['afd-loses'], ({ costed }) => {
  const rival = colocatedRival(costed);
  return [rival && colocated(costed, rival)];
});
