import type { Estimate } from '../../../server/core/cost';
import { formatTime } from '../../../server/core/quantity';
import { FIXED_COLOUR, PREFILL_COLOUR } from '../../charts/patterns';
import type { Drawing, Table } from '../../charts/picture';
import { stackedBars } from '../../charts/stacked-bars';
import { resourceTimes } from '../../study/fixed-time';
import { laneName } from './lane-names';
import type { LanePlaces } from './lane-pointing';

/** Seconds by what they are spent on, in the order of {@link PARTS}. */
interface Row {
  readonly name: string;
  readonly parts: readonly [work: number, fixed: number, prefill: number];
  readonly place: ReturnType<LanePlaces['bar']>;
}

const PARTS = ['work (shrinks with FLOPs and bytes)', 'fixed time', 'prefill'] as const;

function rowsOf(estimate: Estimate, places: LanePlaces): readonly Row[] {
  const { step, prefill, draft } = estimate.fixed;
  const between: Row = { name: 'Between steps', parts: [draft, step, prefill], place: undefined };
  return [
    ...resourceTimes(estimate).map(
      ({ resource, work, fixed }): Row => ({
        name: laneName(resource),
        parts: [work, fixed, 0],
        place: places.lane(resource)[0],
      }),
    ),
    ...(step + prefill + draft > 0 ? [between] : []),
  ];
}

/** What each resource spends a step on: work that shrinks with the batch, and fixed time. */
export function stepDrawing(estimate: Estimate, places: LanePlaces): Drawing {
  return stackedBars({
    id: 'step',
    title: 'Work and fixed time of a step by resource',
    unit: 'time of a step (ms)',
    series: PARTS,
    colours: [0, FIXED_COLOUR, PREFILL_COLOUR],
    rows: rowsOf(estimate, places).map(({ name, parts, place }) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      return {
        label: name,
        parts: parts.map((seconds, index) => ({
          value: seconds === 0 ? null : seconds * 1e3,
          mark: {
            label: `${name}, ${PARTS[index]}: ${formatTime(seconds)} of ${formatTime(total)} in a step of ${formatTime(estimate.step)}`,
            place,
          },
        })),
      };
    }),
  });
}

/** The same as a table, with the fixed times by what they are. */
export function stepTable(estimate: Estimate, places: LanePlaces): Table {
  const ms = (seconds: number): number => Number((seconds * 1e3).toPrecision(6));
  return {
    caption: 'Work and fixed time of a step by resource',
    columns: ['resource', 'work (ms)', 'fixed time (ms)', 'prefill (ms)'],
    rows: rowsOf(estimate, places).map(({ name, parts, place }) => ({
      cells: [name, ...parts.map(ms)],
      place,
    })),
  };
}
