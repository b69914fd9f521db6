import type { Degrees } from '../deployment-fields';

/** The two halves of a layer's work. */
export const HALVES = ['attention', 'ffn'] as const;
export type Half = (typeof HALVES)[number];

/** The keys of the pools of all topologies. */
export const POOL_KEYS = ['attention', 'ffn', 'pool'] as const;
export type PoolKey = (typeof POOL_KEYS)[number];

/** The keys of a pool that describe its servers. */
interface Servers {
  readonly hardware: string;
  readonly instances: number;
  readonly accelerators: number;
  readonly output_tensor?: number | undefined;
}

/** How the work of a half is divided over its pool. */
export interface PlacedHalf {
  readonly half: Half;
  /** The degrees of parallelism that the file states, and their key path. */
  readonly degrees: Degrees | undefined;
  readonly parallelPath: readonly string[];
  /** The degree that takes the rest of the pool. */
  readonly freeDegree: 'data' | 'expert';
}

/** Servers of one kind in a deployment, and the halves that they run. */
export interface Pool extends Servers {
  readonly key: PoolKey;
  /** Number of accelerators. */
  readonly cards: number;
  readonly hardwarePath: readonly string[];
  readonly halves: readonly [PlacedHalf, ...PlacedHalf[]];
}

/** A half with the degrees that a file states at a key path. */
export function placedHalf(
  half: Half,
  degrees: Degrees | undefined,
  parallelPath: readonly string[],
): PlacedHalf {
  return { half, degrees, parallelPath, freeDegree: half === 'attention' ? 'data' : 'expert' };
}

/** A pool with its key in the file. */
export function poolOf(key: PoolKey, servers: Servers, halves: Pool['halves']): Pool {
  const { hardware, instances, accelerators, output_tensor } = servers;
  const cards = instances * accelerators;
  return {
    key,
    hardware,
    instances,
    accelerators,
    output_tensor,
    cards,
    hardwarePath: [key, 'hardware'],
    halves,
  };
}
