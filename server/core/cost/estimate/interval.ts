/** An interval of TPOT in seconds. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Standard deviation of log(measured/estimate) that no range of a card explains: what public runs leave with every model left
 * out in turn.
 */
const RESIDUAL = 0.085;
/** The same where nothing like it was measured: the spread between kinds that were. */
const UNSEEN = 0.15;
/** Standard deviations to either side that hold four out of five. */
const FOUR_FIFTHS = 1.2816;
/** Share of the ends that ranges reach together: some five numbers matter in a step, and they err by themselves: 1/√5. */
const TOGETHER = 0.45;

/**
 * The interval that holds what is measured four times out of five: the ranges of efficiencies and overheads, taken together as
 * independent numbers, and the residual of validation, added as squares on the logarithm.
 * @param ends TPOT with all efficiencies and overheads at their fast and at their slow ends
 * @param seen whether runs of this kind were measured
 */
export function fourFifths(tpot: number, ends: Interval, seen: boolean): Interval {
  const residual = FOUR_FIFTHS * (seen ? RESIDUAL : UNSEEN);
  const side = (end: number): number => Math.hypot(residual, TOGETHER * Math.log(end / tpot));
  return { low: tpot * Math.exp(-side(ends.low)), high: tpot * Math.exp(side(ends.high)) };
}
