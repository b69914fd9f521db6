import { feedingCard, sparsityPlaces } from '../../core/advice/over-sparse-moe';
import { formatShare, formatTime } from '../../core/quantity';
import { halvesOf } from '../../core/spec';
import { catalogCards } from '../workspace';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

/**
 * A mixture of experts that is too sparse for its card's network: dispatching enough tokens to be compute-bound
 * takes longer than a stage (Step-3 paper, section 6).
 */
export const overSparseMoe = defineRule({
  code: 'over-sparse-moe',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    if (deployment === undefined) return [];
    const { costed, ffn: side, modelFile } = deployment;
    const tooSparse = sparsityPlaces(costed).filter(({ sparsity, minimum }) => sparsity < minimum);
    return tooSparse.map(({ ffn, sparsity, minimum, stage }) => {
      const target = costed.spec.target === undefined ? ' (a third of 50.0 ms, in place of a target)' : '';
      const message = `FFN ‘${ffn.name}’ is too sparse for the network of ${side.hardware.name} servers: ${formatShare(sparsity)} of its experts are active per token, at least ${formatShare(minimum)} needed to be compute-bound within a stage of ${formatTime(stage)}${target}; use more active experts, a faster network, or a card with less arithmetic for its network`;
      const defined = { file: modelFile, at: ['ffn', ffn.name], part: 'key' } as const;
      return {
        at: halvesOf(costed.spec).ffn.pool.hardwarePath,
        message,
        related: [{ ...defined, message: `‘${ffn.name}’ is defined here` }],
        fixes: () => vary(context.file, [feedingCard(costed, catalogCards(context.workspace))]),
      };
    });
  },
});
