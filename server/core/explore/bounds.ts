import { cardBound, modelWork, speculation } from '../cost';
import { DEFAULT_UTILIZATION, type DeploymentSpec, spreadOf } from '../spec';
import { cardsOf, type Row, type Side } from './rows';
import type { SpaceModel } from './space';

/** Card-seconds that each half takes at the least for a token. */
export interface LeastSeconds {
  readonly attention: number;
  readonly ffn: number;
}

/** By how little computed bounds may exceed what they bound, since both are rounded. */
const ROUNDING = 1 - 1e-9;

/** The theoretical bound of each model, context and card of a space, worked out once. */
export class Bounds {
  private readonly known = new Map<SpaceModel, Map<number, Map<unknown, LeastSeconds | null>>>();
  private readonly utilization: number;
  private readonly context: number;

  constructor(private readonly base: DeploymentSpec) {
    this.utilization = base.workload.utilization ?? DEFAULT_UTILIZATION;
    this.context = spreadOf(base.workload.context).mean;
  }

  /** Seconds that all cards of a row take at the least for a token of output; undefined where a card has no rate for it. */
  secondsPerToken(row: Row): number | undefined {
    const attention = this.least(row, row.attention);
    const ffn = row.topology === 'afd' ? this.least(row, row.ffn) : attention;
    if (attention === null || ffn === null) return undefined;
    if (row.topology === 'colocated')
      return ((attention.attention + ffn.ffn) / row.attention.cards) * ROUNDING;
    return Math.max(attention.attention / row.attention.cards, ffn.ffn / row.ffn.cards) * ROUNDING;
  }

  /**
   * The least of every objective that batches of a row up to `batch` can have.
   * @param perToken as {@link secondsPerToken}
   * @param tpot what the smallest of the batches takes at the least
   * @param money USD per second; undefined without prices
   */
  figures(row: Row, perToken: number, batch: number, tpot: number, money: number | undefined): Figures {
    const each = Math.max(perToken, (tpot * ROUNDING) / batch) / this.utilization;
    return figuresOf(cardsOf(row), tpot * ROUNDING, 1 / each, money);
  }

  private least(row: Row, { hardware, card }: Side): LeastSeconds | null {
    const context = row.context ?? this.context;
    const contexts = this.known.get(row.variant) ?? new Map<number, Map<unknown, LeastSeconds | null>>();
    this.known.set(row.variant, contexts);
    const cards = contexts.get(context) ?? new Map<unknown, LeastSeconds | null>();
    contexts.set(context, cards);
    const known = cards.get(card);
    if (known !== undefined) return known;
    const { kept, verified } = speculation(this.base.speculative);
    const work = modelWork(row.variant.model, context);
    // The state is read once for all tokens that a step verifies.
    const bound = cardBound(
      {
        ...work,
        attentionFlops: work.attentionFlops * verified,
        linearFlops: work.linearFlops * verified,
        ffnFlops: work.ffnFlops * verified,
      },
      hardware,
    );
    const found =
      bound === undefined
        ? null
        : { attention: bound.attention.seconds / kept, ffn: bound.ffn.seconds / kept };
    cards.set(card, found);
    return found;
  }
}

/** What a point comes to. */
export interface Figures {
  readonly accelerators: number;
  readonly tpot: number;
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  /** Null where a card has no price. */
  readonly usdPerMillionTokens: number | null;
}

/** The figures of so many cards. @param money USD per second */
export function figuresOf(
  accelerators: number,
  tpot: number,
  tokensPerSecond: number,
  money: number | undefined,
): Figures {
  return {
    accelerators,
    tpot,
    tokensPerSecond,
    tokensPerSecondPerAccelerator: tokensPerSecond / accelerators,
    usdPerMillionTokens: money === undefined ? null : (1e6 * money) / tokensPerSecond,
  };
}
