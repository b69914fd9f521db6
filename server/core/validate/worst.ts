import type { ComparedRun } from './compare';

/** How far an estimate is off, to either side alike. */
const off = ({ run, estimate }: ComparedRun): number => Math.abs(Math.log(estimate / run.tpot));

/** Keeps the runs that are furthest from their estimates. */
export class Worst {
  private kept: readonly ComparedRun[] = [];

  constructor(private readonly most: number) {}

  add(compared: ComparedRun): void {
    const last = this.kept.at(-1);
    if (this.kept.length === this.most && last !== undefined && off(compared) <= off(last)) return;
    this.kept = [...this.kept, compared].sort((one, other) => off(other) - off(one)).slice(0, this.most);
  }

  /** The furthest first. */
  get runs(): readonly ComparedRun[] {
    return this.kept;
  }
}
