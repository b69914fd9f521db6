import { type Candidate, candidateOf, NOISE, spreadOf, TWO_SIDED, type Unknown } from './candidate';

/** Seconds of every measurement, given all numbers. */
export type Predict<Name extends string> = (values: Readonly<Record<Name, number>>) => readonly number[];

/** A number that was found. */
export interface Found<Name extends string> {
  readonly name: Name;
  readonly value: number;
  /** How far the residuals' spread and the number's own standard error reach, as a factor from 1 on, at 95%. */
  readonly spread: number;
}

/** What measurements tell. */
export interface Identified<Name extends string> {
  readonly found: readonly Found<Name>[];
  readonly held: readonly Name[];
  readonly values: Readonly<Record<Name, number>>;
  /** log(predicted/measured) of every measurement. */
  readonly residuals: readonly number[];
}

/**
 * Finds the numbers that measurements can tell, by least squares on log time, and holds the others. Sets of unknowns are
 * tried from the largest on, with at least one measurement more than unknowns; the closest fit of those whose numbers are
 * all told is taken. Of one number alone it is the closest fit, however uncertain.
 * @param sets which unknowns may be sought together
 */
export function identify<Name extends string>(
  unknowns: readonly Unknown<Name>[],
  sets: readonly (readonly Name[])[],
  measured: readonly number[],
  predict: Predict<Name>,
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
  for (const size of sizes) {
    if (size > Math.max(least, measured.length - 1)) continue;
    const candidates = sets
      .filter((set) => set.length === size)
      .map((names) => candidateOf(names, unknowns, measured.length, (values) => residualsAt(names, values)))
      .filter(({ told }) => size === least || told);
    const best = bestOf(candidates, held);
    if (best !== undefined) return described(best, unknowns, held);
  }
  return { found: [], held: unknowns.map(({ name }) => name), values: held, residuals: residualsAt([], []) };
}

/** The closest fit; of fits that are alike, the one that moves its numbers least from what they were. */
function bestOf<Name extends string>(
  candidates: readonly Candidate<Name>[],
  held: Readonly<Record<Name, number>>,
): Candidate<Name> | undefined {
  const moved = ({ names, fit }: Candidate<Name>): number =>
    names.reduce((sum, name, index) => sum + Math.abs(Math.log((fit.values[index] ?? 0) / held[name])), 0);
  return [...candidates].sort((one, other) => {
    const alike = Math.abs(Math.log(one.score / other.score)) < 1e-6;
    return alike ? moved(one) - moved(other) : one.score - other.score;
  })[0];
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
    // Without noise the standard error is that of the noise floor, which says nothing about these measurements.
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

/** All sets of some names, but for the empty one. */
export function subsets<Name extends string>(names: readonly Name[]): readonly (readonly Name[])[] {
  return names
    .reduce<readonly (readonly Name[])[]>((sets, name) => sets.flatMap((set) => [set, [...set, name]]), [[]])
    .filter((set) => set.length > 0);
}
