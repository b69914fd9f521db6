import { type Candidate, candidateOf, NOISE, spreadOf, TWO_SIDED, type Unknown } from './candidate';

/** A quarter of the mean square is half the deviation. */
const FAR_CLOSER = 1 / 4;
/**
 * The ratio of mean squares below which two sets count as equally good: the search ends slightly off each minimum.
 */
const ALIKE = 1.01;

/** Seconds of every measurement, given all numbers. */
export type Predict<Name extends string> = (values: Readonly<Record<Name, number>>) => readonly number[];

/** A fitted number. */
interface Found<Name extends string> {
  readonly name: Name;
  readonly value: number;
  /** The factor (at least 1) of the 95% interval, from the residuals' spread and the number's standard error. */
  readonly spread: number;
}

/** The result of {@link identify}. */
export interface Identified<Name extends string> {
  readonly found: readonly Found<Name>[];
  readonly held: readonly Name[];
  readonly values: Readonly<Record<Name, number>>;
  /** log(predicted/measured) of every measurement. */
  readonly residuals: readonly number[];
}

/**
 * Finds the numbers that measurements determine, by least squares on log time, and holds the others. Tries sets of
 * unknowns from the largest on, with fewer unknowns than measurements, and takes the best fit among those whose
 * numbers are all determined. A single number is always fitted, however uncertain.
 *
 * @param sets the unknowns that may be fitted together
 * @param yielding unknowns that are not held if a fit is much better without: then their value stays unknown, but
 * it is not the held one
 */
export function identify<Name extends string>(
  unknowns: readonly Unknown<Name>[],
  sets: readonly (readonly Name[])[],
  measured: readonly number[],
  predict: Predict<Name>,
  yielding: readonly Name[] = [],
): Identified<Name> {
  const held = Object.fromEntries(unknowns.map(({ name, held }) => [name, held])) as Record<Name, number>;
  const residualsAt = (names: readonly Name[], values: readonly number[]): readonly number[] => {
    const all = { ...held };
    names.forEach((name, index) => {
      all[name] = values[index] ?? held[name];
    });
    return predict(all).map((seconds, point) => Math.log(seconds / (measured[point] ?? Number.NaN)));
  };
  const sizes = [...new Set(sets.map((set) => set.length))].sort((one, other) => other - one);
  const least = sizes.at(-1) ?? 0;
  const others: Candidate<Name>[] = [];
  for (const size of sizes) {
    if (size > Math.max(least, measured.length - 1)) continue;
    const candidates = sets
      .filter((set) => set.length === size)
      .map((names) => candidateOf(names, unknowns, measured.length, (values) => residualsAt(names, values)));
    const determined = candidates.filter(({ undetermined }) => size === least || undetermined.length === 0);
    others.unshift(
      ...candidates.filter(({ undetermined }) => undetermined.every((name) => yielding.includes(name))),
    );
    const best = bestOf(determined, held);
    if (best !== undefined) return described(farCloser(best, others, held) ?? best, unknowns, held);
  }
  return { found: [], held: unknowns.map(({ name }) => name), values: held, residuals: residualsAt([], []) };
}

/** The best of the smallest sets whose deviation is less than half that of a fit. */
function farCloser<Name extends string>(
  best: Candidate<Name>,
  others: readonly Candidate<Name>[],
  held: Readonly<Record<Name, number>>,
): Candidate<Name> | undefined {
  const closer = others.filter(({ score }) => score < FAR_CLOSER * best.score);
  const size = Math.min(...closer.map(({ names }) => names.length));
  return bestOf(
    closer.filter(({ names }) => names.length === size),
    held,
  );
}

/** The best fit; of equally good fits, the one that moves the numbers in which they differ the least. */
function bestOf<Name extends string>(
  candidates: readonly Candidate<Name>[],
  held: Readonly<Record<Name, number>>,
): Candidate<Name> | undefined {
  const least = Math.min(...candidates.map(({ score }) => score));
  const alike = candidates.filter(({ score }) => score <= ALIKE * least);
  const shared = (name: Name): boolean => alike.every(({ names }) => names.includes(name));
  const moved = ({ names, fit }: Candidate<Name>): number =>
    names.reduce((sum, name, index) => {
      return shared(name) ? sum : sum + Math.abs(Math.log((fit.values[index] ?? 0) / held[name]));
    }, 0);
  return alike
    .map((one) => ({ one, moved: moved(one) }))
    .sort((one, other) => one.moved - other.moved || one.one.score - other.one.score)[0]?.one;
}

function described<Name extends string>(
  { names, fit, errors }: Candidate<Name>,
  unknowns: readonly Unknown<Name>[],
  held: Readonly<Record<Name, number>>,
): Identified<Name> {
  const deviation = spreadOf(fit.squares, fit.residuals.length, names.length);
  const values: Record<Name, number> = { ...held };
  const found = names.map((name, index): Found<Name> => {
    const value = fit.values[index] ?? held[name];
    values[name] = value;
    // Without noise the standard error is that of the noise floor, which does not describe these measurements.
    const error = deviation < NOISE / 100 ? 0 : (errors?.[index] ?? 0);
    return { name, value, spread: Math.exp(TWO_SIDED * Math.hypot(deviation, error)) };
  });
  return {
    found,
    held: unknowns.flatMap(({ name }) => (names.includes(name) ? [] : [name])),
    values,
    residuals: fit.residuals,
  };
}

/** All non-empty subsets of some names. */
export function subsets<Name extends string>(names: readonly Name[]): readonly (readonly Name[])[] {
  return names
    .reduce<readonly (readonly Name[])[]>((sets, name) => sets.flatMap((set) => [set, [...set, name]]), [[]])
    .filter((set) => set.length > 0);
}
