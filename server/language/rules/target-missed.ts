import { stageName } from '../../core/advice/stage-imbalance';
import { fasterLoads, fasterPools } from '../../core/advice/target-missed';
import { formatQuantity } from '../../core/quantity';
import { costedOf, proposed } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

const time = (seconds: number): string => formatQuantity(seconds, 'time');

/** The time per output token that a deployment promises is not kept. */
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
    const over = formatQuantity(tpot / target - 1, 'ratio');
    const range = `${time(interval.low)} to ${time(interval.high)} by the ranges of the efficiencies`;
    const binds = binding.name === 'round trip' ? 'the round trip of a micro-batch' : stageName(binding.name);
    const loads = fasterLoads(costed);
    const hint =
      proposed(loads, 'meets it') || '; no batch of these cards meets it: take more or faster ones';
    const message = `TPOT is estimated at ${time(tpot)} (${range}), ${over} over the target of ${time(target)}; what binds is ${binds}${hint}`;
    const fixes = () => vary(context.file, [...loads, ...fasterPools(costed)]);
    return [{ at: ['target', 'tpot'], message, fixes }];
  },
});
