import type { ComparedRun } from './compare';
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

/** Runs whose numbers are kept for quantiles; of more, an even sample. */
const KEPT = 65_536;

/**
 * Adds compared runs up in bounded memory: means over all of them, quantiles and ranks over all up to 65,536 and over every
 * second, fourth … of more.
 */
export class Tally {
  private n = 0;
  private errors = 0;
  private inside = 0;
  private every = 1;
  private measured: number[] = [];
  private estimates: number[] = [];
  private widths: number[] = [];

  add({ run, estimate, low, high }: ComparedRun): void {
    this.errors += Math.abs(estimate / run.tpot - 1);
    if (low <= run.tpot && run.tpot <= high) this.inside++;
    if (this.n++ % this.every !== 0) return;
    this.measured.push(run.tpot);
    this.estimates.push(estimate);
    this.widths.push(high / low);
    if (this.measured.length >= KEPT) this.thin();
  }

  /** What the runs so far come to; undefined without any. */
  get agreement(): Agreement | undefined {
    if (this.n === 0) return undefined;
    const ratios = this.estimates.map((value, index) => value / (this.measured[index] ?? Number.NaN));
    return {
      n: this.n,
      median: quantile(ratios, 0.5),
      mape: this.errors / this.n,
      p10: quantile(ratios, 0.1),
      p90: quantile(ratios, 0.9),
      coverage: this.inside / this.n,
      width: quantile(this.widths, 0.5),
      spearman: rankCorrelation(this.estimates, this.measured),
    };
  }

  private thin(): void {
    const second = (_: number, index: number) => index % 2 === 0;
    this.measured = this.measured.filter(second);
    this.estimates = this.estimates.filter(second);
    this.widths = this.widths.filter(second);
    this.every *= 2;
  }
}
