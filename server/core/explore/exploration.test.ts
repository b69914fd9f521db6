import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/kit/runs';
import { spaces } from '../../../tests/kit/spaces';
import { estimateStep } from '../cost';
import { memoryFit } from '../search';
import { hasWholeServers, isStartable, isWithin, moneyOf } from './allowed';
import { figuresOf } from './bounds';
import { Exploration, type Found } from './exploration';
import { valuesOf } from './objectives';
import { cardsOf, deploymentAt, Rows } from './rows';
import type { Space } from './space';

/** Every point, one by one, by the whole path from a deployment to its step. */
function bruteForce(space: Space): readonly Found[] {
  const found: Found[] = [];
  const rows = new Rows(space);
  for (let number = 0; number < rows.count; number++) {
    const row = rows.at(number);
    if (!hasWholeServers(row, space) || !isStartable(row) || !isWithin(row, space.limits)) continue;
    const hardware = { attention: row.attention.hardware, ffn: row.ffn.hardware };
    for (const [place, batch] of space.batches.entries()) {
      const spec = deploymentAt(space.base, row, batch);
      const step = estimateStep(spec, row.variant.model, hardware);
      if (!step.ok || step.value.tpot > (space.limits.tpot ?? Infinity)) continue;
      const fit = memoryFit(spec, row.variant.model, hardware);
      const money = moneyOf(row);
      if (!fit.ok || !fit.value.fits || (money === undefined && space.objectives.includes('cost'))) continue;
      const { tpot, layout } = step.value;
      const figures = figuresOf(cardsOf(row), tpot, (batch * layout.utilization) / tpot, money);
      const index = number * space.batches.length + place;
      found.push({ index, values: valuesOf(figures, space.objectives), batch, ...figures });
    }
  }
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.values.every((value, place) => value <= (one.values[place] ?? 0)) &&
          (other.index < one.index || other.values.some((value, place) => value < (one.values[place] ?? 0))),
      ),
  );
}

const byIndex = (points: readonly Found[]): readonly Found[] =>
  [...points].sort((one, other) => one.index - other.index);

describe('the search of a space', () => {
  it('finds the frontier that trying every point finds', () => {
    fc.assert(
      fc.property(spaces, (space) => {
        expect(byIndex(new Exploration(space).run().frontier.points)).toEqual(byIndex(bruteForce(space)));
      }),
      { numRuns: runs(1000) },
    );
  }, 600_000);

  it('goes on from a row with the points found so far', () => {
    const property = fc.property(spaces, fc.integer({ min: 1, max: 50 }), (space, rows) => {
      let exploration = new Exploration(space);
      while (!exploration.done) {
        exploration.advance(rows);
        const next = new Exploration(space, undefined, exploration.cursor);
        for (const { index } of exploration.frontier.points) next.take(index);
        exploration = next;
      }
      expect(exploration.frontier.points).toEqual(new Exploration(space).run().frontier.points);
    });
    fc.assert(property, { numRuns: runs(50) });
  });
});
