import {
  COLOCATED_OPTIMISM,
  COLOCATED_RUN,
  colocated,
  colocatedRival,
  ENGINE_MARGIN,
} from '../../core/advice/afd-loses';
import { formatNumber } from '../../core/quantity';
import type { Degrees } from '../../core/spec';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

function dealt(degrees: Degrees | undefined): string {
  const written = Object.entries(degrees ?? {}).filter(([, degree]) => degree !== undefined && degree !== 1);
  return written.map(([name, degree]) => `${name} ${degree}`).join(' · ') || 'one card';
}

/** AFD that is slower than the same cards in a colocated deployment. */
export const afdLoses = defineRule({
  code: 'afd-loses',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const rival = costed && colocatedRival(costed);
    const estimate = costed?.estimate();
    if (costed === undefined || rival === undefined || estimate === undefined) return [];
    const { choice, ahead } = rival;
    const { parallel } = choice.deployment.pool;
    const perCard = estimate.tokensPerSecondPerAccelerator;
    const split = `attention ${dealt(parallel?.attention)}, FFN ${dealt(parallel?.ffn)}`;
    const optimism =
      costed.spec.engine === 'none'
        ? `colocated estimates are ${formatNumber(COLOCATED_OPTIMISM)} times too fast against published runs (${formatNumber(COLOCATED_RUN.predicted)} tokens/s per card predicted, ${formatNumber(COLOCATED_RUN.measured)} measured), and this lead is larger`
        : `this lead is larger than the ${formatNumber(100 * (ENGINE_MARGIN - 1))}% by which such estimates err apart`;
    const message = `AFD loses: ${formatNumber(perCard)} tokens/s per card; the same ${estimate.accelerators} cards colocated (${split}) reach ${formatNumber(perCard * ahead)}, ${formatNumber(ahead)} times as many; ${optimism}; use \`topology: colocated\``;
    const better = colocated(costed, rival);
    const fixes = () => vary(context.file, [better]);
    return [{ at: ['topology'], message, fixes }];
  },
});
