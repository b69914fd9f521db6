import { bytesOf, type Precision } from '../../spec';
import { atContext, type BoundAttention } from '../costed-model';
import type { Layout } from './layout';
import { type Leg, networkAmong } from './network';
import type { PoolLayout } from './pool-layout';

/** A collective's traffic of one card, by direction of the layer: gathered before the work, scattered after it. */
export interface Collective {
  readonly scope: 'scale-up' | 'scale-out';
  /** All-gather at dispatch precision. */
  readonly gather: Leg;
  /** Reduce-scatter at combine precision. */
  readonly scatter: Leg;
}

/**
 * All-gather and reduce-scatter of so many tokens over `ranks` cards: each card sends and receives (T − 1)/T of them, at
 * `dispatch` precision before the work and at `combine` precision after it. Undefined for one card, which has nobody to
 * exchange with; `missing` where no network joins the cards.
 */
export function collective(
  pool: PoolLayout,
  ranks: number,
  tokens: number,
  hidden: number,
  precision: Roles,
): Collective | 'missing' | undefined {
  if (ranks <= 1) return undefined;
  const network = networkAmong(pool, ranks);
  if (network === undefined) return 'missing';
  const { hardware } = pool;
  const elements = ((ranks - 1) / ranks) * tokens * hidden * (precision.copies?.(ranks) ?? 1);
  const { scope, bandwidth } = network;
  const leg = (role: 'dispatch' | 'combine'): Leg => [
    { bytes: elements * bytesOf(precision[role]), bandwidth, hardware, network: network.network },
  ];
  return { scope, gather: leg('dispatch'), scatter: leg('combine') };
}

/** The formats on a network. */
interface Roles extends Pick<Precision, 'dispatch' | 'combine'> {
  /** Copies of what a reduce-scatter and an all-gather would move. */
  readonly copies?: (ranks: number) => number;
}

/** Cards up to which an all-reduce of decoding is made in one shot. */
const ONE_SHOT = 8;

/**
 * A one-shot all-reduce sends all of a card's tokens to each of the T − 1 others, T/2 times what reduce-scatter and all-gather
 * move; beyond {@link ONE_SHOT} cards no more copies than there. With these bytes half of NVLink's bandwidth fits both public
 * decode runs at every T and tables of all-to-alls; without them all-reduces alone reach a quarter.
 */
function oneShot(ranks: number): number {
  return Math.min(ranks, ONE_SHOT) / 2;
}

/** A fused all-reduce, as engines run it on shared cards: both ways in the format that results are combined in. */
export function reducedPrecision({ bare }: Layout, precision: Precision): Roles {
  return bare ? precision : { dispatch: precision.combine, combine: precision.combine, copies: oneShot };
}

/**
 * The exchange of an attention layer: an all-gather before it and a reduce-scatter after it among the `tensor` cards. Where
 * `output_tensor` is larger, the heads' outputs first go to the cards that hold their rows of the output projection
 * ((r − 1)/r of them, r = output_tensor/tensor), and the reduce-scatter runs among all of those.
 */
export function attentionCollective(
  design: BoundAttention,
  layout: Layout,
  hidden: number,
): Collective | 'missing' | undefined {
  const { attention } = layout;
  const { tensor } = attention.degrees;
  const tokens = layout.sequences * layout.speculation.verified;
  const precision = reducedPrecision(layout, design.precision);
  const within = collective(attention, tensor, tokens, hidden, precision);
  const spread = attention.outputTensor / tensor;
  if (spread <= 1 || within === 'missing') return within;
  const around = collective(attention, attention.outputTensor, tokens * spread, hidden, precision);
  if (around === undefined || around === 'missing') return around;
  const width = design.operator.split.output.evaluate(atContext(design, layout.context)) / hidden;
  const heads = (((spread - 1) / spread) * tokens * width) / tensor;
  const [network] = around.gather;
  if (network === undefined) return around;
  const exchange = { ...network, bytes: heads * bytesOf(precision.dispatch) };
  const gathered = (within?.gather[0]?.bytes ?? 0) + exchange.bytes;
  return { scope: around.scope, gather: [{ ...network, bytes: gathered }], scatter: around.scatter };
}
