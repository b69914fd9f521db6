import { bytesOf, type Precision } from '../../spec';
import type { BoundFfn } from '../costed-model';
import type { Card } from './card';
import { collective } from './collectives';
import { hopDelay } from './efficiency';
import { ffnTokens } from './ffn-kernels';
import type { Layout } from './layout';
import { type Fixed, type Leg, type Link, type ServerNetwork, serverBetween } from './network';
import type { PoolLayout } from './pool-layout';
import { type EstimateProblem, fail, type Result, succeed } from './problem';

/**
 * Share of an all-to-all's floor that sending from one half to the other takes: no barrier joins all ranks. Half meets both published
 * AFD systems, Step-3 on H800 and FastAFD on GB200, within 5%; the whole is 7 to 10% too slow.
 */
const ONE_SIDED = 0.5;

/** The links of an AFD layer: to the FFN's servers, among their cards, and back. */
export interface AfdLinks {
  readonly dispatch: Link;
  /** The collectives; undefined where no cards share a matrix, or where the links to and from the servers carry them. */
  readonly scaleUp: Link | undefined;
  readonly combine: Link;
}

/**
 * How many FFN instances a token goes to: of the f that serve its group, all (`broadcast`), or f·(1 − (1 − 1/f)^k) that hold
 * one of its k experts (`routed`). A dense FFN is divided over all instances, so that its tokens go to all of them.
 */
function instancesOfToken(layout: Layout, active: number): number {
  const serving = servingRanks(layout, active);
  if (serving > servingInstances(layout)) return serving * (1 - (1 - 1 / serving) ** active);
  if (!layout.routed || active === 0) return serving;
  return serving * (1 - (1 - 1 / serving) ** active);
}

/** Instances that serve a token's group. */
function servingInstances({ ffn, groups }: Layout): number {
  return Math.max(1, ffn.instances / groups / ffn.degrees.data);
}

/** What a token is sent to: instances, or, where an engine splits the experts inside an instance, each rank that holds one. */
function servingRanks(layout: Layout, active: number): number {
  const instances = servingInstances(layout);
  return layout.bare || active === 0 ? instances : Math.max(instances, layout.ffn.degrees.expert);
}

/**
 * Links of a layer between attention and FFN servers, per server and direction: max(sent, received) / (NICs·bandwidth·efficiency),
 * each side by its own NICs. An attention server sends each of its tokens to x·f FFN instances at `dispatch` precision; each of
 * those returns a partial sum at `combine` precision. Inside an FFN instance an all-gather and a reduce-scatter among its
 * tensor-parallel cards occupy the scale-up link, or, where there is none that joins them, the links to and from the servers.
 */
export function afdLinks(design: BoundFfn, layout: Layout, hidden: number): Result<AfdLinks> {
  const { attention, ffn, groups, tokens } = layout;
  const { precision } = design;
  const [from, to] = [serverBetween(attention, layout), serverBetween(ffn, layout)];
  if (from === undefined || to === undefined) return fail(...missingScaleOut(from, to, layout));
  const copies = instancesOfToken(layout, design.operator.split.active);
  const share = copies / servingRanks(layout, design.operator.split.active);
  const leg = (role: 'dispatch' | 'combine'): Leg => {
    const bytes = tokens * copies * hidden * bytesOf(precision[role]) * groups;
    return [
      { bytes: bytes / attention.instances, ...from, hardware: attention.hardware },
      { bytes: bytes / ffn.instances, ...to, hardware: ffn.hardware },
    ];
  };
  const among = instanceCollective(layout, ffnTokens(layout) * share, hidden, precision);
  if (among === 'missing') return fail(missingNetwork(ffn));
  const outside = among?.scope === 'scale-out';
  const collectives = (times: number): Fixed => ({ overhead: 'collective', times, hardware: ffn.hardware });
  const way = (hardware: Card, legs: readonly Leg[], network: ServerNetwork): Omit<Link, 'name'> => {
    const exchange: Fixed = { overhead: 'exchange', times: ONE_SIDED, hardware };
    // A domain that holds both halves has no hop between servers.
    const delay = network.network === 'scale_up' ? 0 : hopDelay(hardware);
    return { legs, delay, fixed: outside ? [exchange, collectives(1)] : [exchange] };
  };
  const dispatched = outside ? [leg('dispatch'), among.gather] : [leg('dispatch')];
  const combined = outside ? [among.scatter, leg('combine')] : [leg('combine')];
  return succeed({
    dispatch: { name: 'dispatch', ...way(attention.hardware, dispatched, from) },
    scaleUp:
      among === undefined || outside
        ? undefined
        : { name: 'scale-up', legs: [among.gather, among.scatter], delay: 0, fixed: [collectives(2)] },
    combine: { name: 'combine', ...way(ffn.hardware, combined, to) },
  });
}

/** T is the tensor-parallel degree, as far as it lies inside an instance; the rest of the sum is made on attention's side. */
function instanceCollective(layout: Layout, tokens: number, hidden: number, precision: Precision) {
  const { accelerators, degrees } = layout.ffn;
  return collective(layout.ffn, Math.min(degrees.tensor, accelerators), tokens, hidden, precision);
}

function missingScaleOut(
  from: ServerNetwork | undefined,
  to: ServerNetwork | undefined,
  { attention, ffn }: Layout,
): readonly EstimateProblem[] {
  const lacking: PoolLayout[] = [];
  if (from === undefined) lacking.push(attention);
  if (to === undefined) lacking.push(ffn);
  return lacking.map(({ hardware, path }) => ({
    code: 'missing-scale-out',
    path: [...path, 'hardware'],
    message: `expected ${hardware.name} to have a network between servers, which AFD needs; add \`scale_out\` to its file`,
  }));
}

/** No network joins cards that have to exchange. */
export function missingNetwork({ hardware, path }: PoolLayout): EstimateProblem {
  const message = `expected ${hardware.name} to have a network that joins its tensor-parallel or expert-parallel cards; add \`scale_up\` or \`scale_out\` to its file`;
  return { code: 'missing-network', path: [...path, 'hardware'], message };
}
