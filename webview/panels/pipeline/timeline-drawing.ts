import type { Chart, ChartConfiguration } from 'chart.js';
import type { IdleCause } from '../../../server/core/pipeline';
import { axis } from '../../charts/defaults';
import type { Drawing, Painter } from '../../charts/picture';
import type { Theme } from '../../host/theme';
import { drawLane, drawLaneNames, drawLayers, shadePattern } from './lane-draw';
import { layOutLanes, markedLayers, type PlacedLane } from './lane-layout';
import { causeText } from './lane-names';
import { type LanePlaces, lanePointing } from './lane-pointing';
import type { Timeline } from './timeline';

const NAMES_WIDTH = 138;
const RULER_HEIGHT = 20;

/** Additional marks of the timeline. */
export interface TimelineMarks {
  /** The target step time in seconds, if there is a target. */
  readonly target: number | undefined;
  /** The position of the time cursor in seconds. */
  readonly moment: number | undefined;
  readonly places: LanePlaces;
}

/** The causes of idle time that occur, the most frequent first. */
function causesOf({ lanes }: Timeline): readonly IdleCause[] {
  const seconds = new Map<IdleCause, number>();
  for (const { gaps } of lanes)
    for (const { cause, start, end } of gaps) seconds.set(cause, (seconds.get(cause) ?? 0) + end - start);
  return [...seconds].sort((one, other) => other[1] - one[1]).map(([cause]) => cause);
}

function line(theme: Theme, at: number, text: string, colour: string, dash: number[], along: boolean) {
  return {
    type: 'line' as const,
    scaleID: 'x',
    value: at * 1e3,
    borderColor: colour,
    borderWidth: 2,
    borderDash: dash,
    label: {
      display: true,
      content: text,
      // Along the line, where it covers neither the numbers of layers nor bars, or at the bottom of the lanes.
      position: along ? ('center' as const) : ('end' as const),
      rotation: along ? -90 : 0,
      z: 1,
      backgroundColor: theme.background,
      color: theme.foreground,
      borderColor: colour,
      borderWidth: 1,
      font: { family: theme.font, size: theme.fontSize - 1 },
      padding: 3,
    },
  };
}

/** The step as a chart: a lane per resource, drawn by a plugin over Chart.js's time axis. */
export function timelineDrawing(timeline: Timeline, marks: TimelineMarks): Drawing {
  let placed: readonly PlacedLane[] = [];
  const causes = causesOf(timeline);
  const { target, moment } = marks;
  const end = Math.max(
    timeline.seconds,
    target !== undefined && target < 1.5 * timeline.seconds ? target : 0,
  );

  /** The shades for the surface that was drawn on last. */
  let shades: { context: unknown; theme: Theme; made: Map<string, string | CanvasPattern> } | undefined;
  const shadesOf = (context: CanvasRenderingContext2D, theme: Theme) => (cause: IdleCause) => {
    if (shades?.context !== context || shades.theme !== theme) shades = { context, theme, made: new Map() };
    const known = shades.made.get(cause) ?? shadePattern(context, theme, causes, cause);
    shades.made.set(cause, known);
    return known;
  };

  const config = (theme: Theme, painter: Painter): ChartConfiguration => {
    return {
      type: 'scatter',
      data: { datasets: [{ data: [] }] },
      options: {
        layout: { padding: { left: NAMES_WIDTH, top: RULER_HEIGHT + 4, right: 24 } },
        scales: {
          x: { ...axis(theme, 'time in the step (ms)'), type: 'linear', min: 0, max: end * 1e3 },
          y: { display: false, min: 0, max: 1 },
        },
        plugins: {
          legend: {
            onClick: () => {},
            labels: {
              generateLabels: (chart) => [
                ...Array.from({ length: Math.min(timeline.microBatches, 12) }, (_, index) => ({
                  text: `micro-batch ${index + 1}`,
                  fillStyle: painter.fill(index),
                  strokeStyle: theme.foreground,
                  fontColor: theme.foreground,
                  lineWidth: 1,
                })),
                ...causes.slice(0, 6).map((cause) => ({
                  text: causeText(cause),
                  fillStyle: shadesOf(chart.ctx, theme)(cause),
                  strokeStyle: theme.muted,
                  fontColor: theme.foreground,
                  lineWidth: 1,
                })),
              ],
            },
          },
          annotation: {
            clip: false,
            annotations: {
              ...(target === undefined || target > end
                ? {}
                : {
                    target: line(
                      theme,
                      target,
                      `target ${(target * 1e3).toFixed(1)} ms`,
                      theme.warning,
                      [6, 4],
                      true,
                    ),
                  }),
              ...(moment === undefined
                ? {}
                : {
                    moment: line(theme, moment, `${(moment * 1e3).toFixed(2)} ms`, theme.focus, [], false),
                  }),
            },
          },
        },
      },
    };
  };

  const paint = (chart: Chart, theme: Theme, painter: Painter): void => {
    const { ctx, chartArea, scales } = chart;
    const { min = 0, max = 1 } = scales.x ?? {};
    const area = { x: chartArea.left, y: chartArea.top, width: chartArea.width, height: chartArea.height };
    const window = { from: min / 1e3, to: max / 1e3 };
    const lanes = layOutLanes(timeline, area, window);
    // Only the screen handles the pointer, not the surface of an export.
    if (chart.options.responsive) placed = lanes;
    const shade = shadesOf(ctx, theme);
    ctx.save();
    drawLaneNames(ctx, timeline, lanes, theme, chartArea.left - NAMES_WIDTH + 4);
    drawLayers(ctx, timeline, markedLayers(timeline, area.width, window), area, window, theme);
    for (const lane of lanes) drawLane(ctx, lane, theme, painter, shade);
    ctx.restore();
  };

  return {
    id: 'timeline',
    title: 'One decode step by resource',
    height: 110 + timeline.lanes.length * 62,
    marks: [],
    narrow: 120,
    zoom: 'x',
    config,
    own: { paint, pointing: lanePointing(timeline, () => placed, marks.places) },
  };
}
