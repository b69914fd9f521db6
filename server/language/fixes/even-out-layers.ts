import { unstalled } from '../../core/advice/hybrid-pipeline-stall';
import { varyFix } from './vary';

/** Unequal layers: a few more micro-batches. */
export const evenOutLayers = varyFix(['hybrid-pipeline-stall'], ({ costed }) => [unstalled(costed)]);
