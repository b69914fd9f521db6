import { bytesOf, type Precision } from '../../spec';
import type { BoundFfn } from '../costed-model';
import { collective } from './collectives';
import { hopDelay } from './efficiency';
import { ffnTokens } from './ffn-kernels';
import type { Layout } from './layout';
import { type Leg, type Link, serverBandwidth } from './network';
import type { PoolLayout } from './pool-layout';
import { type EstimateProblem, fail, type Result, succeed } from './problem';

/** The links of an AFD layer: to the FFN's servers, among their cards, and back. */
export interface AfdLinks {
  readonly dispatch: Link;
  /** Legs of the collectives; none where no cards share a matrix. */
  readonly scaleUp: readonly Leg[];
  readonly combine: Link;
}

/**
 * How many FFN instances a token goes to: of the f that serve its group, all (`broadcast`), or f·(1 − (1 − 1/f)^k) that hold
 * one of its k experts (`routed`). A dense FFN is divided over all instances, so that its tokens go to all of them.
 */
function instancesOfToken(layout: Layout, active: number): number {
  const { instances, degrees } = layout.ffn;
  const serving = Math.max(1, instances / layout.groups / degrees.data);
  if (!layout.routed || active === 0) return serving;
  return serving * (1 - (1 - 1 / serving) ** active);
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
  const [from, to] = [serverBandwidth(attention), serverBandwidth(ffn)];
  if (from === undefined || to === undefined) return fail(...missingScaleOut(from, to, layout));
  const copies = instancesOfToken(layout, design.operator.split.active);
  const share = copies / Math.max(1, ffn.instances / groups / ffn.degrees.data);
  const leg = (role: 'dispatch' | 'combine'): Leg => {
    const bytes = tokens * copies * hidden * bytesOf(precision[role]) * groups;
    return [
      { bytes: bytes / attention.instances, bandwidth: from, hardware: attention.hardware },
      { bytes: bytes / ffn.instances, bandwidth: to, hardware: ffn.hardware },
    ];
  };
  const among = instanceCollective(layout, ffnTokens(layout) * share, hidden, precision);
  if (among === 'missing') return fail(missingNetwork(ffn));
  const outside = among?.scope === 'scale-out';
  return succeed({
    dispatch: {
      name: 'dispatch',
      legs: outside ? [leg('dispatch'), among.gather] : [leg('dispatch')],
      delay: hopDelay(attention.hardware),
    },
    scaleUp: among === undefined || outside ? [] : [among.gather, among.scatter],
    combine: {
      name: 'combine',
      legs: outside ? [among.scatter, leg('combine')] : [leg('combine')],
      delay: hopDelay(ffn.hardware),
    },
  });
}

/** T is the tensor-parallel degree, as far as it lies inside an instance; the rest of the sum is made on attention's side. */
function instanceCollective(layout: Layout, tokens: number, hidden: number, precision: Precision) {
  const { accelerators, degrees } = layout.ffn;
  return collective(layout.ffn, Math.min(degrees.tensor, accelerators), tokens, hidden, precision);
}

function missingScaleOut(
  from: number | undefined,
  to: number | undefined,
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
