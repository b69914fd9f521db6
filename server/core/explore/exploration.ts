import { type Layout, layOut, poolMemory, stepOf } from '../cost';
import { largestBatchIn } from '../search';
import { hasWholeServers, isStartable, isWithin, moneyOf } from './allowed';
import { Bounds, type Figures, figuresOf } from './bounds';
import { Frontier, type Ranked } from './frontier';
import { valuesOf } from './objectives';
import { cardsOf, deploymentAt, type Row, Rows } from './rows';
import type { Space } from './space';
import type { Refused } from './space-problem';

/** A point of a space that was estimated. */
export interface Found extends Ranked, Figures {
  readonly batch: number;
}

/** Every so many rows of a space, from the I-th on. */
export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

const WHOLE: Shard = { number: 1, of: 1 };

/**
 * Goes through a space row by row and keeps the frontier. What it leaves out cannot be of the frontier: rows that break a limit
 * or that no engine starts; batches above the memory; and batches of which the frontier has a point that beats even their bound. The
 * bound is the theoretical one of the cards, and the time of a smaller batch of the same row, since a step of more sequences never
 * takes less time.
 */
export class Exploration {
  readonly rows: Rows;
  readonly frontier = new Frontier<Found>();
  /** Rows and estimates that it went through so far. */
  readonly counts = { rows: 0, estimates: 0 };
  /** Rows without a point, by why. */
  readonly refused = {
    rates: 0,
    limits: 0,
    engine: 0,
    prices: 0,
    batch: 0,
    memory: 0,
    target: 0,
    estimate: 0,
  } satisfies Refused;
  private readonly bounds: Bounds;
  private found: Found[] = [];

  /**
   * @param next the row to go on with, of those that belong to the shard
   * @param admits which rows count, all by default
   */
  constructor(
    readonly space: Space,
    private readonly shard: Shard = WHOLE,
    private next = shard.number - 1,
    private readonly admits: (row: Row) => boolean = () => true,
  ) {
    this.rows = new Rows(space);
    this.bounds = new Bounds(space.base);
  }

  /** Points of the space, of all shards. */
  get points(): number {
    return this.rows.count * this.space.batches.length;
  }

  get done(): boolean {
    return this.next >= this.rows.count;
  }

  /** The row to go on with. */
  get cursor(): number {
    return this.next;
  }

  /** Goes through at most so many rows. @returns the points that the frontier took in, some of which later ones beat */
  advance(rows: number): readonly Found[] {
    this.found = [];
    for (let left = rows; left > 0 && !this.done; left--) {
      const hasRates = this.visit(this.next);
      this.counts.rows++;
      this.next = hasRates ? this.next + this.shard.of : this.skipCards(this.next);
    }
    return this.found;
  }

  /** Goes through the rest. */
  run(): this {
    while (!this.done) this.advance(1 << 16);
    return this;
  }

  /** Estimates a point by its index, and takes it in. */
  take(index: number): void {
    const { batches } = this.space;
    const [row, place] = [Math.floor(index / batches.length), index % batches.length];
    const read = this.rows.at(row);
    const layout = this.layoutAt(read, batches[place] ?? 1);
    if (layout !== undefined) this.estimate({ row, read, layout, money: moneyOf(read) }, place);
  }

  private skipCards(row: number): number {
    const { of } = this.shard;
    return row + Math.ceil((this.rows.afterCards(row) - row) / of) * of;
  }

  /** @returns whether the cards of the row can run the model at all */
  private visit(row: number): boolean {
    const { space, bounds } = this;
    const read = this.rows.at(row);
    const perToken = bounds.secondsPerToken(read);
    if (perToken === undefined) {
      this.refused.rates++;
      return false;
    }
    if (!this.admits(read)) return true;
    const why = this.refusal(read, perToken);
    if (why !== undefined) {
      this.refused[why]++;
      return true;
    }
    const { batches } = space;
    const money = moneyOf(read);
    const low = this.smallest(read);
    const high = this.largest(perToken);
    const [first, last] = [batches[low] ?? 0, batches[high] ?? 0];
    if (this.isBeaten(read, perToken, last, first * perToken, money)) return true;
    const layout = this.layoutAt(read, first);
    if (layout === undefined) {
      this.refused.estimate++;
      return true;
    }
    const room = largestBatchIn(poolMemory(read.variant.model, layout), layout.batch) ?? Infinity;
    const fitting = batches.findLastIndex((batch, place) => place <= high && batch <= room);
    if (fitting < low) this.refused.memory++;
    this.between({ row, read, layout, money, perToken }, low, fitting, first * perToken);
    return true;
  }

  /** Why a row has no point, as far as that does not take its layout. */
  private refusal(row: Row, perToken: number): keyof Refused | undefined {
    const { limits, objectives } = this.space;
    if (!isWithin(row, limits)) return 'limits';
    if (!hasWholeServers(row, this.space) || !isStartable(row)) return 'engine';
    if (objectives.includes('cost') && moneyOf(row) === undefined) return 'prices';
    const low = this.smallest(row);
    if (low < 0) return 'batch';
    return this.largest(perToken) < low ? 'target' : undefined;
  }

  /** The place of the first batch that gives every card and micro-batch a sequence; -1 if none does. */
  private smallest({ microBatches, attention }: Row): number {
    const unit = (microBatches * attention.cards) / attention.tensor;
    return this.space.batches.findIndex((batch) => batch >= unit);
  }

  /** The place of the last batch that may meet the target. */
  private largest(perToken: number): number {
    const target = this.space.limits.tpot ?? Infinity;
    return this.space.batches.findLastIndex((batch) => batch * perToken <= target);
  }

  /** Estimates what may be of the frontier among the batches from one place to another, which take `floor` seconds at the least. */
  private between(visit: Visit, low: number, high: number, floor: number, start = true): void {
    if (low > high) return;
    const { batches, limits } = this.space;
    if (this.isBeaten(visit.read, visit.perToken, batches[high] ?? 0, floor, visit.money)) return;
    const middle = start ? low : Math.floor((low + high) / 2);
    const tpot = this.estimate(visit, middle);
    this.between(visit, low, middle - 1, floor, false);
    // Of more sequences than have an estimate none have one.
    if (tpot !== undefined && tpot <= (limits.tpot ?? Infinity))
      this.between(visit, middle + 1, high, tpot, false);
  }

  private isBeaten(row: Row, perToken: number, batch: number, tpot: number, money: number | undefined) {
    const least = this.bounds.figures(row, perToken, batch, tpot, money);
    return this.frontier.beats(valuesOf(least, this.space.objectives));
  }

  /** TPOT of a point, which is taken in if it keeps the limit; undefined where it cannot be estimated. */
  private estimate(visit: Omit<Visit, 'perToken'>, place: number): number | undefined {
    const { batches, objectives, limits } = this.space;
    const batch = batches[place] ?? 1;
    const step = stepOf(atBatch(visit.layout, batch), visit.read.variant.model);
    this.counts.estimates++;
    if (!step.ok) {
      this.refused.estimate++;
      return undefined;
    }
    const { tpot, layout } = step.value;
    if (tpot > (limits.tpot ?? Infinity)) {
      this.refused.target++;
      return tpot;
    }
    const figures = figuresOf(cardsOf(visit.read), tpot, (batch * layout.utilization) / tpot, visit.money);
    const index = visit.row * batches.length + place;
    const point = { index, values: valuesOf(figures, objectives), batch, ...figures };
    if (this.frontier.add(point)) this.found.push(point);
    return tpot;
  }

  private layoutAt(row: Row, batch: number): Layout | undefined {
    const spec = deploymentAt(this.space.base, row, batch);
    const hardware = { attention: row.attention.hardware, ffn: row.ffn.hardware };
    const layout = layOut(spec, row.variant.model, hardware, {});
    return layout.ok ? layout.value : undefined;
  }
}

/** A row that is gone through. */
interface Visit {
  readonly row: number;
  readonly read: Row;
  readonly layout: Layout;
  readonly money: number | undefined;
  readonly perToken: number;
}

/** A layout at another batch. */
function atBatch(layout: Layout, batch: number): Layout {
  const { microBatches, attention, speculation } = layout;
  return Object.assign({}, layout, {
    batch,
    sequences: batch / (microBatches * attention.degrees.data),
    tokens: (batch * speculation.verified) / microBatches,
  });
}
