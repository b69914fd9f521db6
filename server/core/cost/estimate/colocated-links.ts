import { bytesOf, type HardwareSpec } from '../../spec';
import type { BoundFfn } from '../costed-model';
import { missingNetwork } from './afd-links';
import { type Collective, collective } from './collectives';
import { hopDelay } from './efficiency';
import { ffnTokens } from './ffn-kernels';
import type { Layout } from './layout';
import { type Leg, type Link, serverBandwidth } from './network';
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
 * All-to-all of an expert-parallel group on shared cards: a token goes to each of the e ranks that hold one of its k
 * experts, e·(1 − (1 − 1/e)^k) of them, of which (e − 1)/e are not its own. Ranks in its scale-up domain are reached over
 * scale-up, the others over the servers' NICs. Without routed experts a token stays with its own rank.
 */
function copiesOf(layout: Layout, active: number): Copies {
  const { expert, tensor } = layout.ffn.degrees;
  if (active === 0 || expert === 1) return { remote: 0, near: 0, seen: 1 / expert };
  const reached = 1 - (1 - 1 / expert) ** active;
  const domain = layout.ffn.hardware.scale_up?.domain ?? 1;
  const neighbours = Math.min(Math.max(1, Math.floor(domain / tensor)), expert) - 1;
  return {
    remote: reached * (expert - 1),
    near: neighbours / (expert - 1),
    // Its own tokens, and the share of the others that it has an expert for.
    seen: reached + (1 - reached) / expert,
  };
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
  const copies = copiesOf(layout, operator.split.active);
  const tokensOfCard = (layout.tokens * layout.groups) / ffn.cards;
  const server = serverBandwidth(ffn);
  const rank = collective(ffn, ffn.degrees.tensor, ffnTokens(layout) * copies.seen, hidden, precision);
  const crossing = copies.remote > 0 && copies.near < 1;
  if (rank === 'missing' || (crossing && server === undefined)) return fail(missingNetwork(ffn));
  const allToAll = (role: 'dispatch' | 'combine'): readonly Scoped[] => {
    const bytes = tokensOfCard * copies.remote * hidden * bytesOf(precision[role]);
    const { hardware, accelerators } = ffn;
    const port = hardware.scale_up?.bandwidth ?? 1;
    const legs: Scoped[] = [];
    if (copies.near > 0)
      legs.push({ scope: 'scale-up', leg: [{ bytes: bytes * copies.near, bandwidth: port, hardware }] });
    if (copies.near < 1 && server !== undefined) {
      const leaving = bytes * (1 - copies.near) * accelerators;
      legs.push({ scope: 'scale-out', leg: [{ bytes: leaving, bandwidth: server, hardware }] });
    }
    return copies.remote > 0 ? legs : [];
  };
  const ofAttention = attention === undefined ? [] : [attention.scatter, attention.gather];
  return succeed({
    afterAttention: links(ffn.hardware, [
      ...ofAttention.map((leg) => ({ scope: attention?.scope ?? 'scale-up', leg })),
      ...allToAll('dispatch'),
      ...(rank === undefined ? [] : [{ scope: rank.scope, leg: rank.gather }]),
    ]),
    afterFfn: links(ffn.hardware, [
      ...(rank === undefined ? [] : [{ scope: rank.scope, leg: rank.scatter }]),
      ...allToAll('combine'),
    ]),
  });
}

/** A leg and the network that carries it. */
interface Scoped {
  readonly scope: 'scale-up' | 'scale-out';
  readonly leg: Leg;
}

function links(hardware: HardwareSpec, legs: readonly Scoped[]): readonly Link[] {
  const over = (name: Scoped['scope'], delay: number): Link[] => {
    const own = legs.filter(({ scope }) => scope === name).map(({ leg }) => leg);
    return own.length === 0 ? [] : [{ name, legs: own, delay }];
  };
  return [...over('scale-up', 0), ...over('scale-out', hopDelay(hardware))];
}
