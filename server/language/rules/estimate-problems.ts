import { computeTypes, type EstimateProblem, type EstimateProblemCode, missingRates } from '../../core/cost';
import type { ResolvedDeployment } from '../workspace';
import { costedOf } from './costed';
import type { Finding, Severity } from './finding';
import { parallelismMismatch } from './parallelism-mismatch';
import { placeOf } from './place';
import { type CheckContext, defineRule } from './rule';

/**
 * What stands in the way of an estimate. A network that a card's file does not tell of is only missing, as a rate is: the bound
 * remains; all else cannot be run.
 */
const SEVERITIES = {
  'batch-below-cards': 'error',
  'expert-in-attention': 'error',
  'experts-below-active': 'error',
  'experts-below-ranks': 'error',
  'invalid-work': 'error',
  'missing-network': 'warning',
  'missing-scale-out': 'warning',
  'not-finite': 'error',
  'output-tensor-mismatch': 'error',
  'pipeline-exceeds-layers': 'error',
  'pipeline-mismatch': 'error',
  'tensor-exceeds-heads': 'error',
  'tensor-exceeds-width': 'error',
  'too-many-micro-batches': 'error',
} as const satisfies Partial<Record<EstimateProblemCode, Severity>>;

type OwnCode = keyof typeof SEVERITIES;

function isOwn(code: EstimateProblemCode): code is OwnCode {
  return Object.hasOwn(SEVERITIES, code);
}

/** A problem as the finding it is; of those that other rules look for, only what they do not see. */
function findingOf(
  context: CheckContext<'deployment'>,
  { model, attention, ffn }: ResolvedDeployment,
  { code, path, message }: EstimateProblem,
): Finding[] {
  const place = placeOf(context.file, path);
  if (isOwn(code)) return [{ code, severity: SEVERITIES[code], message, ...place }];
  if (code === 'too-many-layers') return [{ code, severity: 'error', message, ...place }];
  if (code === 'degrees-mismatch') {
    const told = [...parallelismMismatch.check(context)].some(({ from }) => from === place.from);
    return told ? [] : [{ code: 'parallelism-mismatch', severity: 'error', message, ...place }];
  }
  const types = computeTypes(model);
  const told = [attention, ffn].some(({ hardware }) => missingRates(hardware, types).length > 0);
  return told ? [] : [{ code, severity: 'warning', message, ...place }];
}

/** Everything that keeps a deployment from being estimated, by the codes of the estimate. */
export const estimateProblems = defineRule({
  code: 'estimate',
  codes: Object.keys(SEVERITIES),
  kinds: ['deployment'],
  check: (context) => {
    const deployment = costedOf(context);
    const result = deployment?.costed.result();
    if (deployment === undefined || result === undefined || result.ok) return [];
    const found = result.problems.flatMap((problem) => findingOf(context, deployment, problem));
    // The halves of a colocated deployment share keys, and so may say the same twice.
    return [...new Map(found.map((finding) => [`${finding.from} ${finding.message}`, finding])).values()];
  },
});
