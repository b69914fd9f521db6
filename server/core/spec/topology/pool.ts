import type { Degrees } from '../deployment-fields';

/** The halves of a layer's work. */
export const HALVES = ['attention', 'ffn'] as const;
export type Half = (typeof HALVES)[number];

/** The keys of the pools of all topologies. */
export const POOL_KEYS = ['attention', 'ffn', 'pool'] as const;
export type PoolKey = (typeof POOL_KEYS)[number];

/** What a file states of a pool's servers. */
interface Servers {
  readonly hardware: string;
  readonly instances: number;
  readonly accelerators: number;
  readonly output_tensor?: number | undefined;
}

/** How the work of a half is dealt out over its pool. */
export interface PlacedHalf {
  readonly half: Half;
  /** The degrees of parallelism that the file states, and their key path. */
  readonly degrees: Degrees | undefined;
  readonly parallelPath: readonly string[];
  /** The degree that takes what the others leave of the pool. */
  readonly freeDegree: 'data' | 'expert';
}

/** Servers of one kind in a deployment, and the halves that they work on. */
export interface Pool extends Servers {
  readonly key: PoolKey;
  /** Accelerators in all. */
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

/** A pool as a file states it under its key. */
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
