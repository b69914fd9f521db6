import { bytesOf } from '../../spec';
import type { BoundFfn } from '../costed-model';
import { missingNetwork } from './afd-links';
import type { Card } from './card';
import { type Collective, collective, reducedPrecision } from './collectives';
import { hopDelay } from './efficiency';
import { ffnTokens } from './ffn-kernels';
import type { Layout } from './layout';
import { type Fixed, type Leg, type Link, serverBandwidth, type Transfer } from './network';
import { fail, type Result, succeed } from './problem';

/** The networks that a layer on shared cards passes after attention and after the FFN. */
export interface ColocatedLinks {
  readonly afterAttention: readonly Link[];
  readonly afterFfn: readonly Link[];
}

/** Copies of a token that leave its card's rank, and the share of them that stays in the scale-up domain. */
interface Copies {
  readonly remote: number;
  readonly near: number;
  /** Share of a group's tokens that a rank works on. */
  readonly seen: number;
}

/**
 * All-to-all of an expert-parallel group on shared cards. A low-latency exchange sends a copy for each of a token's k experts,
 * (e − 1)/e of which are on other ranks than its own (DeepEP README, low-latency mode); counted barely, a token goes to each of
 * the e·(1 − (1 − 1/e)^k) ranks that hold its experts once. Ranks in its scale-up domain are reached over scale-up, the others
 * over the servers' NICs. Without routed experts a token stays with its own rank.
 */
function copiesOf(layout: Layout, active: number): Copies {
  const { expert, tensor } = layout.ffn.degrees;
  if (active === 0 || expert === 1) return { remote: 0, near: 0, seen: 1 / expert };
  const reached = 1 - (1 - 1 / expert) ** active;
  const domain = layout.ffn.hardware.scale_up?.domain ?? 1;
  const neighbours = Math.min(Math.max(1, Math.floor(domain / tensor)), expert) - 1;
  return {
    remote: layout.bare ? reached * (expert - 1) : active * (1 - 1 / expert),
    near: neighbours / (expert - 1),
    // Its own tokens, and the share of the others that it has an expert for.
    seen: reached + (1 - reached) / expert,
  };
}

/** Whether every card of an attention group holds all its tokens, so that all-reduces stand for the exchange of experts. */
function isReplicated({ bare, attention }: Layout): boolean {
  return !bare && attention.degrees.data === 1 && attention.degrees.tensor > 1;
}

/**
 * Networks of a layer on shared cards. After attention: attention's own collectives, then tokens to their experts' ranks
 * (`dispatch`), then an all-gather among a rank's tensor-parallel cards. After the FFN the way back: reduce-scatter, then
 * partial sums to the tokens' cards (`combine`). Scale-up and scale-out are a resource each. A hop is counted where servers
 * are crossed.
 */
export function colocatedLinks(
  design: BoundFfn,
  layout: Layout,
  hidden: number,
  attention: Collective | undefined,
): Result<ColocatedLinks> {
  const { ffn } = layout;
  const { precision, operator } = design;
  const replicated = isReplicated(layout);
  const copies = copiesOf(layout, replicated ? 0 : operator.split.active);
  const tokensOfCard = (layout.tokens * layout.groups) / ffn.cards;
  const server = serverBandwidth(ffn);
  const { tensor, expert } = ffn.degrees;
  const formats = reducedPrecision(layout, precision);
  const rank = replicated
    ? collective(ffn, tensor * expert, ffnTokens(layout), hidden, formats)
    : collective(ffn, tensor, ffnTokens(layout) * copies.seen, hidden, formats);
  const crossing = copies.remote > 0 && copies.near < 1;
  if (rank === 'missing' || (crossing && server === undefined)) return fail(missingNetwork(ffn));
  const allToAll = (role: 'dispatch' | 'combine'): readonly Scoped[] => {
    const bytes = tokensOfCard * copies.remote * hidden * bytesOf(precision[role]);
    const { hardware, accelerators } = ffn;
    const bandwidth = hardware.scale_up?.bandwidth ?? 1;
    const inside: Transfer = { bytes: bytes * copies.near, bandwidth, hardware, network: 'scale_up' };
    const fixed: Fixed = { overhead: 'exchange', times: 1, hardware };
    if (copies.remote === 0) return [];
    if (copies.near === 1 || server === undefined) return [{ scope: 'scale-up', leg: [inside], fixed }];
    const leaving = bytes * (1 - copies.near) * accelerators;
    const outside: Transfer = { bytes: leaving, bandwidth: server, hardware, network: 'scale_out' };
    if (!layout.bare) return [{ scope: 'scale-out', leg: [inside, outside], fixed }];
    const crossed: Scoped = { scope: 'scale-out', leg: [outside], fixed };
    return copies.near > 0 ? [{ scope: 'scale-up', leg: [inside] }, crossed] : [crossed];
  };
  const floor: Fixed = { overhead: 'collective', times: 1, hardware: ffn.hardware };
  const ofAttention: readonly Scoped[] =
    attention === undefined
      ? []
      : [
          { scope: attention.scope, leg: attention.scatter, fixed: floor },
          { scope: attention.scope, leg: attention.gather },
        ];
  return succeed({
    afterAttention: links(ffn.hardware, [
      ...ofAttention,
      ...allToAll('dispatch'),
      ...(rank === undefined ? [] : [{ scope: rank.scope, leg: rank.gather }]),
    ]),
    afterFfn: links(ffn.hardware, [
      ...(rank === undefined ? [] : [{ scope: rank.scope, leg: rank.scatter, fixed: floor }]),
      ...allToAll('combine'),
    ]),
  });
}

/** A leg, the network that carries it, and the floor of the operation that it begins. */
interface Scoped {
  readonly scope: 'scale-up' | 'scale-out';
  readonly leg: Leg;
  readonly fixed?: Fixed;
}

function links(hardware: Card, legs: readonly Scoped[]): readonly Link[] {
  const over = (name: Scoped['scope'], delay: number): Link[] => {
    const own = legs.filter(({ scope }) => scope === name);
    if (own.length === 0) return [];
    const fixed = own.flatMap((one) => (one.fixed === undefined ? [] : [one.fixed]));
    return [{ name, legs: own.map(({ leg }) => leg), delay, fixed }];
  };
  return [...over('scale-up', 0), ...over('scale-out', hopDelay(hardware))];
}
