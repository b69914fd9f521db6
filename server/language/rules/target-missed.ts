import { stageName } from '../../core/advice/stage-imbalance';
import { fasterLoads, fasterPools } from '../../core/advice/target-missed';
import { formatTime } from '../../core/quantity';
import { costedOf, proposed } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

/** The time per output token exceeds the target of the deployment. */
export const targetMissed = defineRule({
  code: 'target-missed',
  severity: 'warning',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const estimate = costed?.estimate();
    const target = costed?.spec.target?.tpot;
    if (costed === undefined || estimate === undefined || target === undefined) return [];
    const { tpot, interval, binding } = estimate;
    if (tpot <= target) return [];
    const [low, high] = [formatTime(interval.low), formatTime(interval.high)];
    const range = low === high ? '' : ` (${low} to ${high})`;
    const limit =
      binding.name === 'round trip'
        ? 'latency: each micro-batch passes every stage in turn'
        : stageName(binding.name);
    const loads = fasterLoads(costed);
    const hint =
      proposed(loads, 'would meet it') || '; no batch on these cards meets it, so use more or faster ones';
    const message = `TPOT ${formatTime(tpot)}${range} misses the target of ${formatTime(target)}; limited by ${limit}${hint}`;
    const fixes = () => vary(context.file, [...loads, ...fasterPools(costed)]);
    return [{ at: ['target', 'tpot'], message, fixes }];
  },
});
