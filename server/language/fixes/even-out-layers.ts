import { unstalled } from '../../core/advice/remedies/unstalled';
import { varyFix } from './vary';

/** Unequal layers: a few more micro-batches. */
export const evenOutLayers = varyFix(['hybrid-pipeline-stall'], ({ costed }) => [unstalled(costed)]);
