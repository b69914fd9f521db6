import { hybridStall, unstalled } from '../../core/advice/hybrid-pipeline-stall';
import type { TimedLayer } from '../../core/cost';
import { formatQuantity } from '../../core/quantity';
import { costedOf } from './costed';
import { placeOf } from './place';
import { defineRule } from './rule';

const time = (seconds: number): string => formatQuantity(seconds, 'time');
const kind = ({ attention, ffn }: TimedLayer): string => `‘${attention.name} + ${ffn.name}’`;

/** Layers of unequal length that make the micro-batches of AFD wait for each other. */
export const hybridPipelineStall = defineRule({
  code: 'hybrid-pipeline-stall',
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const stall = deployment && hybridStall(deployment.costed);
    if (deployment === undefined || stall === undefined) return [];
    const { seconds, share, half, longest, shortest } = stall;
    const name = half === 'attention' ? 'attention' : 'the FFN';
    const lost = `unequal layers stall the pipeline for ${time(seconds)} of a step (${formatQuantity(share, 'ratio')})`;
    const why = `${name} takes ${time(longest[half].seconds)} in ${kind(longest)} and ${time(shortest[half].seconds)} in ${kind(shortest)}`;
    const better = unstalled(deployment.costed)?.phrase;
    const hint = better === undefined ? 'use one kind of layer, or shared cards' : `${better} even them out`;
    const { modelFile } = deployment;
    const layers = placeOf(modelFile, ['layers'], 'key');
    const related = [{ uri: modelFile.uri, message: 'the layers are listed here', ...layers }];
    const message = `${lost}: ${why}; ${hint}`;
    const place = placeOf(context.file, ['model']);
    return [{ code: 'hybrid-pipeline-stall', severity: 'information', message, ...place, related }];
  },
});
