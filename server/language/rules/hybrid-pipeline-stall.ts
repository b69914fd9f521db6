import { hybridStall, unstalled } from '../../core/advice/hybrid-pipeline-stall';
import type { TimedLayer } from '../../core/cost';
import { formatShare, formatTime } from '../../core/quantity';
import { costedOf } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

const kind = ({ attention, ffn }: TimedLayer): string => `‘${attention.name} + ${ffn.name}’`;

/** Layers of unequal time that make the micro-batches of AFD wait for each other. */
export const hybridPipelineStall = defineRule({
  code: 'hybrid-pipeline-stall',
  severity: 'information',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const stall = deployment && hybridStall(deployment.costed);
    if (deployment === undefined || stall === undefined) return [];
    const { seconds, share, half, longest, shortest } = stall;
    const name = half === 'attention' ? 'attention' : 'the FFN';
    const lost = `unequal layers stall the pipeline for ${formatTime(seconds)} of a step (${formatShare(share)})`;
    const why = `${name} takes ${formatTime(longest[half].seconds)} in ${kind(longest)} and ${formatTime(shortest[half].seconds)} in ${kind(shortest)}`;
    const better = unstalled(deployment.costed);
    const hint =
      better === undefined ? 'use one kind of layer, or shared cards' : `${better.phrase} even them out`;
    const { modelFile: file } = deployment;
    const related = [{ file, at: ['layers'], part: 'key', message: 'the layers are listed here' } as const];
    const message = `${lost}: ${why}; ${hint}`;
    return [{ at: ['model'], message, related, fixes: () => vary(context.file, [better]) }];
  },
});
