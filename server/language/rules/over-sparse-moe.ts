import { sparsityPlaces } from '../../core/advice/over-sparse-moe';
import { formatQuantity } from '../../core/quantity';
import { costedOf } from './costed';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

const percent = (share: number): string => formatQuantity(share, 'ratio');

/**
 * A mixture of experts that is sparser than its card's network can feed: the tokens that would make it compute bound take
 * longer on the way than a stage lasts (Step-3 paper, section 6).
 */
export const overSparseMoe = defineRule({
  code: 'over-sparse-moe',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    if (deployment === undefined) return [];
    const { costed, ffn: side, modelFile } = deployment;
    const tooSparse = sparsityPlaces(costed).filter(({ sparsity, minimum }) => sparsity < minimum);
    return tooSparse.map(({ ffn, sparsity, minimum, stage }): Finding => {
      const target = costed.spec.target === undefined ? ' (a third of 50.0 ms, as there is no target)' : '';
      const message = `FFN ‘${ffn.name}’ has ${percent(sparsity)} of its experts at work on a token; the network of ${side.hardware.name} servers feeds none below ${percent(minimum)} within a stage of ${formatQuantity(stage, 'time')}${target}, so the FFN cannot become compute bound; take more active experts, a faster network, or a card with less arithmetic for its network`;
      const shown = placeOf(modelFile, ['ffn', ffn.name], 'key');
      const related = [{ uri: modelFile.uri, message: `‘${ffn.name}’ is defined here`, ...shown }];
      const place = placeOf(context.file, ['ffn', 'hardware']);
      return { code: 'over-sparse-moe', severity: 'information', message, ...place, related };
    });
  },
});
