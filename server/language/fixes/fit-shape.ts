import {
  batchForAll,
  dataForExpert,
  fewerRanks,
  fewerTensorCards,
  ownOutput,
  samePipeline,
  usualMicroBatches,
} from '../../core/advice/estimate-problems';
import type { Fix } from './fix';
import { varyFix } from './vary';

/** A deployment that cannot be run as it is written gets the nearest shape that can. */
export const fitShape: readonly Fix[] = [
  varyFix(['batch-below-cards'], ({ costed }) => [batchForAll(costed)]),
  varyFix(['expert-in-attention'], ({ costed }) => [dataForExpert(costed)]),
  varyFix(['experts-below-ranks'], ({ costed }) => [fewerRanks(costed)]),
  varyFix(['tensor-exceeds-heads'], ({ costed }) => [fewerTensorCards(costed)]),
  varyFix(['output-tensor-mismatch'], ({ costed }) => [ownOutput(costed)]),
  varyFix(['pipeline-mismatch'], ({ costed }) => [samePipeline(costed)]),
  varyFix(['too-many-micro-batches'], ({ costed }) => [usualMicroBatches(costed)]),
];
