import type { CostedModel } from '../cost';
import type { DeploymentSpec, EngineName, HardwareSpec, Objective, PriceBasis } from '../spec';

export type Topology = DeploymentSpec['topology'];

/** A card, and how a deployment's file refers to it. */
export interface SpaceCard {
  readonly reference: string;
  readonly hardware: HardwareSpec;
}

/** A model in one choice of formats; the name is that of the choice, null for the model as published. */
export interface SpaceModel {
  readonly format: string | null;
  readonly model: CostedModel;
}

/** The choices within a topology. A colocated pool takes its cards from `attention`. */
export interface TopologyAxes {
  readonly topology: Topology;
  readonly attention: readonly SpaceCard[];
  readonly ffn: readonly SpaceCard[];
  readonly accelerators: readonly number[];
  readonly instances: readonly number[];
  readonly tensor: readonly number[];
  readonly microBatches: readonly number[];
}

/** What every point must keep; absent is any. */
export interface Limits {
  /** Seconds per output token. */
  readonly tpot?: number | undefined;
  readonly accelerators?: number | undefined;
  /** USD per second of all accelerators. */
  readonly budget?: number | undefined;
  /** Watts of all accelerators. */
  readonly power?: number | undefined;
  /** Accelerators in stock by the reference of the card. */
  readonly stock?: Readonly<Record<string, number>> | undefined;
}

/**
 * A space of deployments. A point is a number: its row (everything but the batch) times the number of batches, plus the place of
 * its batch; so that nothing of a space is kept but its axes.
 */
export interface Space {
  /** What all points share: model, load, draft, imbalance, reserve. */
  readonly base: DeploymentSpec;
  readonly bases: readonly PriceBasis[];
  readonly engines: readonly (EngineName | 'none' | undefined)[];
  readonly models: readonly SpaceModel[];
  /** Tokens; undefined is the file's. */
  readonly contexts: readonly (number | undefined)[];
  readonly topologies: readonly TopologyAxes[];
  /** Ascending. */
  readonly batches: readonly number[];
  readonly objectives: readonly Objective[];
  readonly limits: Limits;
  /** Whether pools of several servers take whole ones: as many accelerators as the largest servers have. */
  readonly wholeServers: boolean;
}

/** What a shard must have in common with another to be of the same space, as text. */
export function spaceText(space: Space): string {
  const models = space.models.map(({ format, model }) => [format, model.spec]);
  const { explore: _, ...base } = space.base;
  return JSON.stringify({ ...space, base, models });
}
