import type { Resource } from '../../pipeline';
import type { HardwareSpec } from '../../spec';
import { efficiencyAt, type Level } from './efficiency';
import type { PoolLayout } from './pool-layout';

/** Bytes over a network in one direction. */
interface Transfer {
  readonly bytes: number;
  /** Peak bytes per second of whatever carries them: a server's NICs, or a card's port. */
  readonly bandwidth: number;
  /** The hardware whose network efficiency holds. */
  readonly hardware: HardwareSpec;
}

/** Transfers that start together and last as long as the slowest: what is sent and what is received. */
export type Leg = readonly Transfer[];

/** A stay of a micro-batch on a link: its legs, one after the other. */
export interface Link {
  readonly name: Resource;
  readonly legs: readonly Leg[];
  /** Seconds for which the tokens then are on their way without occupying the link. */
  readonly delay: number;
}

/** The network family of efficiencies: transfers are no kernels, only the card's own figure holds for them. */
const NETWORK = 'network';

/** Seconds for which a link is occupied: for each leg max(bytes / (bandwidth·efficiency)) over its transfers. */
export function linkSeconds({ legs }: Pick<Link, 'legs'>, level: Level): number {
  let seconds = 0;
  for (const leg of legs) {
    let slowest = 0;
    for (const { bytes, bandwidth, hardware } of leg)
      slowest = Math.max(slowest, bytes / (bandwidth * efficiencyAt(hardware, 'network', NETWORK, level)));
    seconds += slowest;
  }
  return seconds;
}

/** Bytes per second and direction of a server's NICs; undefined where the card's file has no network between servers. */
export function serverBandwidth(pool: PoolLayout): number | undefined {
  const { scale_out } = pool.hardware;
  if (scale_out === undefined) return undefined;
  return Math.min(scale_out.nics ?? pool.accelerators, pool.accelerators) * scale_out.bandwidth;
}

/** What carries a collective, for one card. */
export interface CardNetwork {
  readonly bandwidth: number;
  readonly scope: 'scale-up' | 'scale-out';
}

/**
 * The network over which so many neighbouring cards exchange: scale-up where its domain holds them all, else the card's
 * share of the server's NICs. Undefined where the card's file has neither.
 */
export function networkAmong(pool: PoolLayout, cards: number): CardNetwork | undefined {
  const { scale_up } = pool.hardware;
  if (scale_up !== undefined && cards <= scale_up.domain)
    return { bandwidth: scale_up.bandwidth, scope: 'scale-up' };
  const server = serverBandwidth(pool);
  return server === undefined ? undefined : { bandwidth: server / pool.accelerators, scope: 'scale-out' };
}
