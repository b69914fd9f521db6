import type { Resource } from '../../pipeline';
import type { Card } from './card';
import { type Level, type Network, networkEfficiencyAt, type Overhead, overheadAt } from './efficiency';
import type { Layout } from './layout';
import type { PoolLayout } from './pool-layout';

/** Bytes over a network in one direction. */
export interface Transfer {
  readonly bytes: number;
  /** Peak bytes per second of whatever carries them: a server's NICs, or a card's port. */
  readonly bandwidth: number;
  /** The card, and which of its networks: their efficiency holds. */
  readonly hardware: Card;
  readonly network: Network;
}

/** Transfers that start together and last as long as the slowest: what is sent and what is received. */
export type Leg = readonly Transfer[];

/** Time on a link that does not shrink with its bytes: so many times an overhead of a card. */
export interface Fixed {
  readonly overhead: Overhead;
  readonly times: number;
  readonly hardware: Card;
}

/** A stay of a micro-batch on a link: its legs, one after the other. */
export interface Link {
  readonly name: Resource;
  readonly legs: readonly Leg[];
  /** Seconds for which the tokens then are on their way without occupying the link. */
  readonly delay: number;
  /** Floors of the operations that the legs belong to. */
  readonly fixed?: readonly Fixed[];
}

/** Seconds of times that do not shrink with bytes or FLOPs. */
export function fixedSeconds(fixed: readonly Fixed[], level: Level): number {
  let seconds = 0;
  for (const { overhead, times, hardware } of fixed) seconds += times * overheadAt(hardware, overhead, level);
  return seconds;
}

/** Seconds for which a link is occupied: for each leg max(bytes / (bandwidth·efficiency)) over its transfers, and floors. */
export function linkSeconds({ legs, fixed = [] }: Pick<Link, 'legs' | 'fixed'>, level: Level): number {
  let seconds = fixedSeconds(fixed, level);
  for (const leg of legs) {
    let slowest = 0;
    for (const { bytes, bandwidth, hardware, network } of leg)
      slowest = Math.max(slowest, bytes / (bandwidth * networkEfficiencyAt(hardware, network, level)));
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

/** What joins the servers of two halves, per server and direction. */
export interface ServerNetwork {
  readonly bandwidth: number;
  readonly network: Network;
}

/**
 * The network of one half's server to the other half: scale-up where one domain holds all cards of both halves, else the
 * server's NICs. Undefined where the card's file has neither.
 */
export function serverBetween(pool: PoolLayout, { attention, ffn }: Layout): ServerNetwork | undefined {
  const { scale_up } = pool.hardware;
  const domain = Math.min(attention.hardware.scale_up?.domain ?? 0, ffn.hardware.scale_up?.domain ?? 0);
  if (scale_up !== undefined && attention.cards + ffn.cards <= domain)
    return { bandwidth: pool.accelerators * scale_up.bandwidth, network: 'scale_up' };
  const bandwidth = serverBandwidth(pool);
  return bandwidth === undefined ? undefined : { bandwidth, network: 'scale_out' };
}

/** What carries a collective, for one card. */
export interface CardNetwork {
  readonly bandwidth: number;
  readonly scope: 'scale-up' | 'scale-out';
  readonly network: Network;
}

/**
 * The network over which so many neighbouring cards exchange: scale-up where its domain holds them all, else the card's
 * share of the server's NICs. Undefined where the card's file has neither.
 */
export function networkAmong(pool: PoolLayout, cards: number): CardNetwork | undefined {
  const { scale_up } = pool.hardware;
  if (scale_up !== undefined && cards <= scale_up.domain)
    return { bandwidth: scale_up.bandwidth, scope: 'scale-up', network: 'scale_up' };
  const server = serverBandwidth(pool);
  if (server === undefined) return undefined;
  return { bandwidth: server / pool.accelerators, scope: 'scale-out', network: 'scale_out' };
}
