import type { CostedDeployment } from '../../core/advice';
import {
  batchForAll,
  dataForExpert,
  fewerRanks,
  fewerTensorCards,
  ownOutput,
  samePipeline,
  usualMicroBatches,
} from '../../core/advice/estimate-problems';
import type { Variation } from '../../core/advice/variation';
import { computeTypes, type EstimateProblem, type EstimateProblemCode, missingRates } from '../../core/cost';
import { type ResolvedDeployment, rangeOf } from '../workspace';
import { costedOf } from './costed';
import type { Coded, Found, Severity } from './finding';
import { vary } from './fixes/vary';
import { fitParallelism, mismatchedHalves } from './parallelism-mismatch';
import { type CheckContext, defineRules } from './rule';

interface Own {
  readonly severity: Severity;
  /** The closest variation of the deployment that can run. */
  readonly runnable?: (costed: CostedDeployment) => Variation | undefined;
}

/**
 * Problems that prevent an estimate. A missing network, like a missing rate, only leaves the lower bound; with any
 * other problem the deployment cannot run.
 */
const OWN = {
  'batch-below-cards': { severity: 'error', runnable: batchForAll },
  'expert-in-attention': { severity: 'error', runnable: dataForExpert },
  'experts-below-active': { severity: 'error' },
  'experts-below-ranks': { severity: 'error', runnable: fewerRanks },
  'invalid-work': { severity: 'error' },
  'missing-network': { severity: 'warning' },
  'missing-scale-out': { severity: 'warning' },
  'not-finite': { severity: 'error' },
  'output-tensor-mismatch': { severity: 'error', runnable: ownOutput },
  'pipeline-exceeds-layers': { severity: 'error' },
  'pipeline-mismatch': { severity: 'error', runnable: samePipeline },
  'tensor-exceeds-heads': { severity: 'error', runnable: fewerTensorCards },
  'tensor-exceeds-width': { severity: 'error' },
  'too-many-micro-batches': { severity: 'error', runnable: usualMicroBatches },
} as const satisfies Partial<Record<EstimateProblemCode, Own>>;

type OwnCode = keyof typeof OWN;

function isOwn(code: string): code is OwnCode {
  return Object.hasOwn(OWN, code);
}

/** Converts a problem to a finding. Skips problems that other rules report. */
function found(
  { file }: CheckContext<'deployment'>,
  { model, attention, ffn, costed }: ResolvedDeployment,
  { code, path: at, message }: EstimateProblem,
): Coded<OwnCode | 'too-many-layers' | 'parallelism-mismatch' | 'missing-rate'> | undefined {
  if (isOwn(code)) {
    const { severity, runnable }: Own = OWN[code];
    return { code, severity, at, message, fixes: runnable && (() => vary(file, [runnable(costed)])) };
  }
  if (code === 'too-many-layers') return { code, severity: 'error', at, message };
  if (code === 'missing-rate') {
    const types = computeTypes(model);
    const seen = [attention, ffn].some(({ hardware }) => missingRates(hardware, types).length > 0);
    return seen ? undefined : { code, severity: 'warning', at, message };
  }
  const halves = mismatchedHalves(costed.spec).map((half) => half.parallelPath.join('.'));
  if (halves.includes(at.join('.'))) return undefined;
  const fixes = () => fitParallelism(file, costed.spec, at);
  return { code: 'parallelism-mismatch', severity: 'error', at, message, fixes };
}

/** All problems that prevent an estimate of a deployment, with the codes of the estimate. */
export const estimateProblems = defineRules({
  name: 'estimate',
  codes: Object.keys(OWN).filter(isOwn),
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const result = deployment?.costed.result();
    if (deployment === undefined || result === undefined || result.ok) return [];
    const all = result.problems.flatMap((problem) => found(context, deployment, problem) ?? []);
    // The halves of a colocated deployment share keys, so their problems can coincide.
    const keyOf = (one: Found) => `${rangeOf(context.file, one).from} ${one.message}`;
    return [...new Map(all.map((one) => [keyOf(one), one])).values()];
  },
});
