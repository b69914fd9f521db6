import type { Card } from './card';
import type { ResolvedDegrees } from './degrees';

/** The servers of one half and how its work is dealt out over them. */
export interface PoolLayout {
  readonly hardware: Card;
  readonly instances: number;
  /** Cards of an instance. */
  readonly accelerators: number;
  readonly cards: number;
  readonly degrees: ResolvedDegrees;
  /** Cards that share the output projection. */
  readonly outputTensor: number;
  /** Keys of the pool and of its degrees in the deployment's file. */
  readonly path: readonly string[];
  readonly parallelPath: readonly string[];
}
