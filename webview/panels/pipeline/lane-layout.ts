import type { Box } from '../../charts/picture';
import type { Bar, Gap, Timeline } from './timeline';

/** A bar, or several joined bars that are too narrow to distinguish. */
interface PlacedBar {
  readonly box: Box;
  readonly bar: Bar;
  /** The number of joined bars. */
  readonly count: number;
}

interface PlacedGap {
  readonly box: Box;
  readonly gap: Gap;
}

export interface PlacedLane {
  readonly box: Box;
  readonly bars: readonly PlacedBar[];
  readonly gaps: readonly PlacedGap[];
}

/** The visible part of the step, in seconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const BETWEEN_LANES = 8;
/** Narrower bars are joined with the next ones in their row. */
const NARROW = 1;

/**
 * Lays out lanes below each other. Each micro-batch has its own row within a lane, so that position as well as
 * colour identifies it; idle time fills the height of the lane behind them.
 */
export function layOutLanes(timeline: Timeline, area: Box, { from, to }: Window): readonly PlacedLane[] {
  const { lanes, microBatches } = timeline;
  const scale = area.width / (to - from);
  const pixel = (seconds: number): number => area.x + (seconds - from) * scale;
  const height = area.height / lanes.length - BETWEEN_LANES;
  const row = height / microBatches;
  return lanes.map(({ bars, gaps }, index) => {
    const y = area.y + BETWEEN_LANES / 2 + index * (height + BETWEEN_LANES);
    const box = (start: number, end: number, top: number, tall: number): Box => {
      const left = Math.max(pixel(start), area.x);
      const right = Math.min(pixel(end), area.x + area.width);
      return { x: left, y: top, width: right - left, height: tall };
    };
    const placed: PlacedBar[] = [];
    const last: (number | undefined)[] = [];
    for (const bar of bars) {
      if (bar.end <= from || bar.start >= to) continue;
      const own = box(bar.start, bar.end, y + bar.microBatch * row, row);
      const before = last[bar.microBatch];
      const joined = before === undefined ? undefined : placed[before];
      const near = joined !== undefined && own.x - (joined.box.x + joined.box.width) < NARROW;
      if (
        before !== undefined &&
        joined !== undefined &&
        near &&
        own.width < NARROW &&
        joined.box.width < 8 * NARROW
      ) {
        const width = own.x + own.width - joined.box.x;
        placed[before] = { ...joined, box: { ...joined.box, width }, count: joined.count + 1 };
      } else last[bar.microBatch] = placed.push({ box: own, bar, count: 1 }) - 1;
    }
    const idle = gaps.flatMap((gap): PlacedGap[] => {
      const own = box(gap.start, gap.end, y, height);
      return gap.end <= from || gap.start >= to || own.width < NARROW / 2 ? [] : [{ box: own, gap }];
    });
    return { box: { x: area.x, y, width: area.width, height }, bars: placed, gaps: idle };
  });
}

/** The layers whose numbers are drawn without overlapping: every one, or every 2nd, 5th, 10th … */
export function markedLayers(
  { layerStarts, seconds }: Timeline,
  width: number,
  { from, to }: Window,
): readonly number[] {
  const room = (width / (to - from)) * (seconds / Math.max(layerStarts.length, 1));
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => step * room >= 26) ?? 2000;
  return layerStarts.flatMap((start, layer) =>
    (layer % every === 0 || layer === layerStarts.length - 1) && start >= from && start <= to ? [layer] : [],
  );
}
