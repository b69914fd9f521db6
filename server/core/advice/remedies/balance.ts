import type { CostedDeployment } from '../costed-deployment';
import { withInstances } from '../resize';
import { type IdleStage, idleStages } from '../stages';
import type { Variation } from '../variation';
import { hasRoom } from './memory';

/**
 * The number of attention instances with which the cards of an idle half no longer wait (the A:F ratio that balances), the batch
 * unchanged. Undefined where no whole number does it, or the memory of that many would not hold the batch.
 */
export function balanced(costed: CostedDeployment, half: IdleStage['half']): Variation | undefined {
  const { spec } = costed;
  const whole = costed.balance()?.whole;
  if (whole === undefined || spec.topology !== 'afd' || whole === spec.attention.instances) return undefined;
  const varied = withInstances(spec, 'attention', whole);
  if (varied === undefined) return undefined;
  const after = costed.vary(varied.spec);
  const evens = after.estimate() !== undefined && idleStages(after).every((idle) => idle.half !== half);
  return evens && (hasRoom(after) || !hasRoom(costed)) ? varied : undefined;
}
