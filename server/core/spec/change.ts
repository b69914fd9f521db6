import { putInto } from '../data';
import type { DeploymentSpec } from './deployment';

/** A new value in a deployment's file; undefined removes the key. */
export interface Change<Value = unknown> {
  readonly path: readonly string[];
  readonly value: Value;
}

/**
 * A deployment with some values changed. Only counts, tokens and words may change, which are the same in the file
 * and in the decoded spec.
 */
export function withChanges(spec: DeploymentSpec, changes: readonly Change[]): DeploymentSpec {
  return changes.reduce<unknown>(
    (data, { path, value }) => putInto(data, path, value),
    spec,
  ) as DeploymentSpec;
}
