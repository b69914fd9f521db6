import { balanced, type IdleStage, idleStages, stageName } from '../../core/advice/stage-imbalance';
import { CARDS_OF } from '../../core/advice/variation';
import { formatShare, formatTime } from '../../core/quantity';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

function waits({ half, seconds, busiest }: IdleStage): string {
  const idle = formatShare(1 - seconds / busiest.seconds);
  return `${CARDS_OF[half]} are idle at least ${idle} of the time: they work ${formatTime(seconds)} of a step, ${stageName(busiest.name)} ${formatTime(busiest.seconds)}`;
}

/** What to change if no number of attention instances balances the stages: the busiest stage decides. */
function elsewhere({ busiest }: IdleStage): string {
  if (busiest.name === 'ffn') return 'use more FFN instances';
  return busiest.name === 'attention' ? 'use fewer FFN instances' : 'the network is too slow for these cards';
}

/** AFD whose attention, links and FFN take such different times that the cards of one half are mostly idle. */
export const stageImbalance = defineRule({
  code: 'stage-imbalance',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    if (costed === undefined) return [];
    return idleStages(costed).map((stage) => {
      const better = balanced(costed, stage.half);
      const hint = better === undefined ? elsewhere(stage) : `${better.phrase} would balance them`;
      const message = `${waits(stage)}; ${hint}`;
      return { at: [stage.half, 'instances'], message, fixes: () => vary(context.file, [better]) };
    });
  },
});
