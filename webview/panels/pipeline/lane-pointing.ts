import type { Resource } from '../../../server/core/pipeline';
import { formatShare, formatTime } from '../../../server/core/quantity';
import type { Box, Mark, Place, Pointing, Target } from '../../charts/picture';
import { contains, isAt } from '../../charts/pointing';
import type { PlacedLane } from './lane-layout';
import { causeText, laneName } from './lane-names';
import { type Bar, type Gap, kindText, type LayerKind, type Timeline } from './timeline';

/** Where the figures of a lane, and of its bars, are written. */
export interface LanePlaces {
  lane(resource: Resource): readonly Place[];
  bar(resource: Resource, kind: LayerKind): Place | undefined;
}

function barLabel(timeline: Timeline, resource: Resource, bar: Bar, count: number): string {
  const { microBatch, layer, kind, start, end } = bar;
  const text = kindText(timeline, kind);
  const what = kind === 'head' ? text : `layer ${layer + 1} (${text})`;
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return `${laneName(resource)}, micro-batch ${microBatch + 1}, ${what}${more}: ${formatTime(end - start)}, from ${formatTime(start)} to ${formatTime(end)}`;
}

function gapLabel(resource: Resource, { start, end, cause }: Gap): string {
  return `${laneName(resource)} ${causeText(cause)}: ${formatTime(end - start)}, from ${formatTime(start)} to ${formatTime(end)}`;
}

/** Pointing at the bars of lanes, and at the idle time between them. */
export function lanePointing(
  timeline: Timeline,
  placed: () => readonly PlacedLane[],
  places: LanePlaces,
): Pointing {
  const stands = new WeakMap<Mark, { readonly lane: number; readonly bar: number }>();

  const barTarget = (lane: number, bar: number): Target | undefined => {
    const found = placed()[lane]?.bars[bar];
    const name = timeline.lanes[lane]?.name;
    if (found === undefined || name === undefined) return undefined;
    const mark = {
      label: barLabel(timeline, name, found.bar, found.count),
      place: places.bar(name, found.bar.kind),
    };
    stands.set(mark, { lane, bar });
    return { mark, box: found.box };
  };
  const nearestBar = (lane: number, x: number): number => {
    const bars = placed()[lane]?.bars ?? [];
    let best = 0;
    bars.forEach(({ box }, index) => {
      const [own, known] = [Math.abs(box.x - x), Math.abs((bars[best]?.box.x ?? 0) - x)];
      if (own < known) best = index;
    });
    return best;
  };

  return {
    at(x, y) {
      const lane = placed().findIndex(({ box }) => contains(box, x, y));
      const found = placed()[lane];
      const name = timeline.lanes[lane]?.name;
      if (found === undefined || name === undefined) return undefined;
      const bar = found.bars.findIndex(({ box }) => contains(box, x, y));
      if (bar >= 0) return barTarget(lane, bar);
      const gap = found.gaps.find(({ box }) => contains(box, x, y));
      const place = places.lane(name)[0];
      if (gap !== undefined) return { mark: { label: gapLabel(name, gap.gap), place }, box: gap.box };
      const busy = timeline.lanes[lane]?.use.utilization ?? 0;
      return {
        mark: { label: `${laneName(name)}: ${formatShare(busy)} busy`, place },
        box: found.box,
      };
    },
    step(from, step) {
      const stand = (from && stands.get(from.mark)) ?? { lane: 0, bar: -1 };
      const last = (placed()[stand.lane]?.bars.length ?? 0) - 1;
      const clamp = (bar: number): number => Math.min(Math.max(bar, 0), last);
      if (step === 'first') return barTarget(stand.lane, 0);
      if (step === 'last') return barTarget(stand.lane, last);
      if (step === 'next') return barTarget(stand.lane, clamp(stand.bar + 1));
      if (step === 'previous') return barTarget(stand.lane, clamp(stand.bar - 1));
      const lane = Math.min(Math.max(stand.lane + (step === 'down' ? 1 : -1), 0), placed().length - 1);
      return barTarget(lane, nearestBar(lane, from?.box.x ?? 0));
    },
    from(place) {
      const here = (one: Place | undefined): boolean => isAt({ label: '', place: one }, place);
      return placed().flatMap((lane, index): readonly Box[] => {
        const name = timeline.lanes[index]?.name;
        if (name === undefined) return [];
        if (places.lane(name).some(here)) return [lane.box];
        return spans(
          lane.bars.flatMap(({ bar, box }) => (here(places.bar(name, bar.kind)) ? [box] : [])),
          lane.box,
        );
      });
    },
  };
}

/** Merges boxes that almost touch, over the height of their lane. */
function spans(boxes: readonly Box[], { y, height }: Box): readonly Box[] {
  const joined: Box[] = [];
  for (const { x, width } of [...boxes].sort((one, other) => one.x - other.x)) {
    const last = joined.at(-1);
    if (last !== undefined && x - (last.x + last.width) < 12)
      joined[joined.length - 1] = { ...last, width: Math.max(last.width, x + width - last.x) };
    else joined.push({ x, y, width, height });
  }
  return joined;
}
