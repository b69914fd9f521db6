import { putInto } from '../data';
import type { DeploymentSpec } from '../spec';

/** A value of a deployment's file as it should be; undefined where the key goes. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A deployment that differs from the file's in a few values: what a message proposes and a quick fix writes. */
export interface Variation {
  /** As an editor offers it: `Set the batch to 4864`. */
  readonly title: string;
  /** As a sentence names it: `a batch of 4864`. */
  readonly phrase: string;
  readonly changes: readonly Change[];
  readonly spec: DeploymentSpec;
}

/** The pools of a deployment by their keys. */
export type PoolKey = 'attention' | 'ffn' | 'pool';

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
  const changed = changes.reduce<unknown>((data, { path, value }) => putInto(data, path, value), spec);
  // The values that variations change are counts, tokens and words, which a file and its specification have alike.
  return { title, phrase, changes, spec: changed as DeploymentSpec };
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
