import type { ComparedRun } from './compare';
import { Sample } from './sample';
import { quantile, rankCorrelation } from './statistics';

/** How far estimates are from runs. */
export interface Agreement {
  readonly n: number;
  /** Of estimate / measured. */
  readonly median: number;
  /** Mean of |estimate / measured − 1|. */
  readonly mape: number;
  readonly p10: number;
  readonly p90: number;
  /** Share of the runs inside their interval. */
  readonly coverage: number;
  /** Median of an interval's high over its low. */
  readonly width: number;
  /** Rank correlation of estimates and measurements. */
  readonly spearman: number;
}

interface Point {
  readonly measured: number;
  readonly estimate: number;
  readonly width: number;
}

/** Runs whose numbers are kept for quantiles; of more, an even sample. */
const KEPT = 16_384;

/**
 * Adds compared runs up in bounded memory: means over all of them, quantiles and ranks over all up to 16,384 and over every
 * second, fourth … of more.
 */
export class Tally {
  private n = 0;
  private errors = 0;
  private inside = 0;
  private readonly sample = new Sample<Point>(KEPT);

  add({ run, estimate, low, high }: ComparedRun): void {
    this.errors += Math.abs(estimate / run.tpot - 1);
    if (low <= run.tpot && run.tpot <= high) this.inside++;
    this.n++;
    this.sample.add({ measured: run.tpot, estimate, width: high / low });
  }

  /** What the runs so far come to; undefined without any. */
  get agreement(): Agreement | undefined {
    if (this.n === 0) return undefined;
    const { items } = this.sample;
    const ratios = items.map(({ estimate, measured }) => estimate / measured);
    return {
      n: this.n,
      median: quantile(ratios, 0.5),
      mape: this.errors / this.n,
      p10: quantile(ratios, 0.1),
      p90: quantile(ratios, 0.9),
      coverage: this.inside / this.n,
      width: quantile(
        items.map(({ width }) => width),
        0.5,
      ),
      spearman: rankCorrelation(
        items.map(({ estimate }) => estimate),
        items.map(({ measured }) => measured),
      ),
    };
  }
}
