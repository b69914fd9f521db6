import { type Change, type DeploymentSpec, type PoolKey, withChanges } from '../spec';

/** A deployment that differs from the file's in a few values: what a message proposes and a quick fix writes. */
export interface Variation {
  /** As an editor offers it: `Set the batch to 4864`. */
  readonly title: string;
  /** As a sentence names it: `a batch of 4864`. */
  readonly phrase: string;
  readonly changes: readonly Change[];
  readonly spec: DeploymentSpec;
}

/** How a sentence calls the cards of a pool. */
export const CARDS_OF: Readonly<Record<PoolKey, string>> = {
  attention: 'attention cards',
  ffn: 'FFN cards',
  pool: 'the cards',
};

/** A variation with its changes put into the specification. */
export function variation(
  spec: DeploymentSpec,
  title: string,
  phrase: string,
  changes: readonly Change[],
): Variation {
  return { title, phrase, changes, spec: withChanges(spec, changes) };
}

/** Another batch. */
export function withBatch(spec: DeploymentSpec, batch: number): Variation {
  const changes = [{ path: ['workload', 'batch'], value: batch }];
  return variation(spec, `Set the batch to ${batch}`, `a batch of ${batch}`, changes);
}

/** Another context; of one with mean and longest, the longest, and a mean that is no longer than that. */
export function withContext(spec: DeploymentSpec, context: number): Variation {
  const written = spec.workload.context;
  const path = ['workload', 'context'];
  const changes =
    typeof written === 'number'
      ? [{ path, value: context }]
      : [
          { path: [...path, 'mean'], value: Math.min(written.mean, context) },
          { path: [...path, 'max'], value: context },
        ];
  const longest = typeof written === 'number' ? '' : 'longest ';
  return variation(
    spec,
    `Set the ${longest}context to ${context}`,
    `a ${longest}context of ${context}`,
    changes,
  );
}
