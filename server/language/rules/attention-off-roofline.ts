import { farFromRidge, type RooflinePlace } from '../../core/advice/attention-off-roofline';
import { type CardChange, changeToCheaper } from '../../core/advice/cheaper-card';
import { formatNumber, formatUsd } from '../../core/quantity';
import { type DeploymentSpec, halvesOf, sharesCards } from '../../core/spec';
import { catalogCards } from '../workspace';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

function off({ intensity, ridge, ratio }: RooflinePlace, card: string): string {
  const [times, side, bound] =
    ratio < 1 ? [1 / ratio, 'below', 'memory-bound'] : [ratio, 'above', 'compute-bound'];
  return `attention is ${bound} on ${card}: ${formatNumber(intensity)} FLOP per byte of state, ${formatNumber(times)} times ${side} the ridge point of ${formatNumber(ridge)}`;
}

function instead({ card, variation }: CardChange, spec: DeploymentSpec): string {
  const what = sharesCards(spec) ? 'the model' : 'attention';
  return `by the bound ${what} costs ${formatUsd(card.after)} USD per 1M tokens on ${variation.phrase} instead of ${formatUsd(card.before)}`;
}

/**
 * Attention whose arithmetic intensity is far from the ridge point of its card, so that it leaves compute or
 * bandwidth unused.
 */
export const attentionOffRoofline = defineRule({
  code: 'attention-off-roofline',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const place = deployment && farFromRidge(deployment.costed);
    if (deployment === undefined || place === undefined) return [];
    const { costed, attention } = deployment;
    const change = changeToCheaper(costed, catalogCards(context.workspace));
    // If no other card is cheaper, the distance from the ridge point is a property of this attention.
    if (change === undefined && attention.hardware.price !== undefined) return [];
    const hint =
      change === undefined
        ? `give ${attention.hardware.name} a \`price\` to compare it with the cards of the catalog`
        : instead(change, costed.spec);
    const at = halvesOf(costed.spec).attention.pool.hardwarePath;
    const message = `${off(place, attention.hardware.name)}; ${hint}`;
    return [{ at, message, fixes: () => vary(context.file, [change?.variation]) }];
  },
});
