import { putInto } from '../data';
import type { DeploymentSpec } from './deployment';

/** A value of a deployment's file as it should be; undefined where the key goes. */
export interface Change<Value = unknown> {
  readonly path: readonly string[];
  readonly value: Value;
}

/**
 * A deployment with some values changed. Only counts, tokens and words may change, which a file and its specification write
 * alike.
 */
export function withChanges(spec: DeploymentSpec, changes: readonly Change[]): DeploymentSpec {
  return changes.reduce<unknown>(
    (data, { path, value }) => putInto(data, path, value),
    spec,
  ) as DeploymentSpec;
}
