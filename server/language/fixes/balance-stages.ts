import { balanced } from '../../core/advice/stage-imbalance';
import { varyFix } from './vary';

/** Cards that wait: the attention instances that balance the halves. */
export const balanceStages = varyFix(['stage-imbalance'], ({ costed }, { finding }) => [
  balanced(costed, finding.data?.subject === 'ffn' ? 'ffn' : 'attention'),
]);
