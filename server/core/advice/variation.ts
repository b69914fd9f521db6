import { formatWhole } from '../quantity';
import { type Change, type DeploymentSpec, type PoolKey, withChanges } from '../spec';

/** A deployment that differs from the file's in a few values, as messages propose and quick fixes write it. */
export interface Variation {
  /** The title in the editor: `Set the batch to 4864`. */
  readonly title: string;
  /** A noun phrase for messages: `a batch of 4,864`. */
  readonly phrase: string;
  readonly changes: readonly Change[];
  readonly spec: DeploymentSpec;
}

/** The name of the cards of a pool in messages. */
export const CARDS_OF: Readonly<Record<PoolKey, string>> = {
  attention: 'attention cards',
  ffn: 'FFN cards',
  pool: 'the cards',
};

/** A variation with its changes applied to the spec. */
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
  return variation(spec, `Set the batch to ${batch}`, `a batch of ${formatWhole(batch)}`, changes);
}

/** Another context. For a context with mean and longest, changes the longest, and limits the mean to it; quantiles and traces give way to one context. */
export function withContext(spec: DeploymentSpec, context: number): Variation {
  const written = spec.workload.context;
  const path = ['workload', 'context'];
  const spread = typeof written !== 'number' && 'mean' in written;
  const changes = spread
    ? [
        { path: [...path, 'mean'], value: Math.min(written.mean, context) },
        { path: [...path, 'max'], value: context },
      ]
    : [{ path, value: context }];
  const longest = spread ? 'longest ' : '';
  return variation(
    spec,
    `Set the ${longest}context to ${context}`,
    `a ${longest}context of ${formatWhole(context)}`,
    changes,
  );
}
