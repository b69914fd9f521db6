/** Something with a number and the values that it is to have little of. */
export interface Ranked {
  readonly index: number;
  readonly values: readonly number[];
}

const noMore = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, place) => value <= (other[place] ?? Infinity));

const less = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((value, place) => value < (other[place] ?? Infinity));

/**
 * The points that no other beats in every value. It does not depend on the order in which points come: of equal ones the one with
 * the smallest index stays.
 */
export class Frontier<Point extends Ranked> {
  private members: Point[] = [];

  /** Takes a point in, unless it is beaten. @returns whether it was taken */
  add(point: Point): boolean {
    const { index, values } = point;
    for (const member of this.members)
      if (noMore(member.values, values) && (less(member.values, values) || member.index <= index))
        return false;
    this.members = this.members.filter(({ values: others }) => !noMore(values, others));
    this.members.push(point);
    return true;
  }

  /** Whether every point whose values are these or more would be beaten, ties not counted. */
  beats(least: readonly number[]): boolean {
    return this.members.some(({ values }) => noMore(values, least) && less(values, least));
  }

  /** By the first value, then the next, then the index. */
  get points(): readonly Point[] {
    return [...this.members].sort((one, other) => {
      for (const [place, value] of one.values.entries()) {
        const difference = value - (other.values[place] ?? 0);
        if (difference !== 0) return difference;
      }
      return one.index - other.index;
    });
  }
}
