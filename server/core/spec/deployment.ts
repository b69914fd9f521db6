import * as z from 'zod';
import { DEFAULT_MICRO_BATCHES } from './defaults';
import { afdPools, afdSchema } from './topology/afd';
import { colocatedPools, colocatedSchema } from './topology/colocated';
import { type Half, type PlacedHalf, POOL_KEYS, type Pool } from './topology/pool';

/** A deployment file. */
export const deploymentSchema = z
  .union([afdSchema, colocatedSchema])
  .meta({ description: 'A deployment: a model on hardware under a load.' });

export type DeploymentSpec = z.infer<typeof deploymentSchema>;

/** The key paths with which deployments of any topology refer to a card. */
export const HARDWARE_PATHS: readonly (readonly string[])[] = POOL_KEYS.map((key) => [key, 'hardware']);

/** The pools of a deployment, the one with attention first. */
export function poolsOf(spec: DeploymentSpec): readonly Pool[] {
  switch (spec.topology) {
    case 'afd':
      return afdPools(spec);
    case 'colocated':
      return colocatedPools(spec);
  }
}

/** The parallelism of a half, and its pool. */
export interface HalfOnPool extends PlacedHalf {
  readonly pool: Pool;
}

/** The two halves of a deployment with their pools, which is the same pool if they share cards. */
export function halvesOf(spec: DeploymentSpec): Readonly<Record<Half, HalfOnPool>> {
  const placed = poolsOf(spec).flatMap((pool) => pool.halves.map((half) => ({ ...half, pool })));
  const of = (wanted: Half): HalfOnPool => {
    const found = placed.find(({ half }) => half === wanted);
    if (found === undefined) throw new Error(`no pool of a ${spec.topology} deployment has ${wanted}`);
    return found;
  };
  return { attention: of('attention'), ffn: of('ffn') };
}

/** The price that a deployment gives the cards of a pool, in USD per second; undefined where it leaves it to their file. */
export const statedPrice = ({ prices }: DeploymentSpec, { key, hardware }: Pool): number | undefined =>
  prices?.[key] ?? prices?.[hardware];

/** Number of accelerators in all pools. */
export function acceleratorsOf(spec: DeploymentSpec): number {
  return poolsOf(spec).reduce((sum, { cards }) => sum + cards, 0);
}

/** Whether both halves run on the same cards. */
export function sharesCards(spec: DeploymentSpec): boolean {
  const { attention, ffn } = halvesOf(spec);
  return attention.pool.key === ffn.pool.key;
}

/** The micro-batches of a deployment. */
export function microBatchesOf({ micro_batches, topology }: DeploymentSpec): number {
  return micro_batches ?? DEFAULT_MICRO_BATCHES[topology];
}
