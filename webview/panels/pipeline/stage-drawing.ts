import type { ChartConfiguration } from 'chart.js';
import type { Estimate } from '../../../server/core/cost';
import type { Pipeline } from '../../../server/core/pipeline';
import { formatTime } from '../../../server/core/quantity';
import { axis } from '../../charts/defaults';
import { FIXED_COLOUR } from '../../charts/patterns';
import type { Drawing, Mark, Painter } from '../../charts/picture';
import type { Theme } from '../../host/theme';
import { fixedOfLayer } from '../../study/fixed-time';
import { laneName } from './lane-names';
import type { LanePlaces } from './lane-pointing';

/** The seconds of a micro-batch at each resource, for a layer of each kind. */
function stageTimes({ resources, kinds }: Pipeline): readonly { kind: string; seconds: number[] }[] {
  return kinds.map(({ kind, phases }) => {
    const seconds = resources.map(() => 0);
    for (const phase of phases)
      for (const visit of phase) seconds[visit.resource] = (seconds[visit.resource] ?? 0) + visit.seconds;
    return { kind, seconds };
  });
}

/** The colours of kinds of layers, other than those of micro-batches and of fixed time. */
const KINDS = [3, 4, 5, 6, 8, 9, 10, 11] as const;

/** The time of each stage per layer and micro-batch, work and fixed time apart, compared to its budget from the target. */
export function stageDrawing(
  { pipeline, layers }: Pick<Estimate, 'pipeline' | 'layers'>,
  budget: number | undefined,
  places: LanePlaces,
): Drawing {
  const kinds = stageTimes(pipeline).map(({ kind, seconds }, at) => {
    const layer = layers[at];
    const fixed = pipeline.resources.map((resource, index) =>
      layer === undefined ? 0 : Math.min(fixedOfLayer(layer, resource), seconds[index] ?? 0),
    );
    return { kind, seconds, fixed };
  });
  const marks = kinds.flatMap(({ kind, seconds, fixed }, at) => {
    const mark = (what: string, of: readonly number[]) =>
      pipeline.resources.map((resource, index): Mark => {
        const [each, part] = [seconds[index] ?? 0, of[index] ?? 0];
        const share =
          budget === undefined
            ? ''
            : `; together ${Math.round((each / budget) * 100)}% of the budget of ${formatTime(budget)}`;
        return {
          label: `${laneName(resource)}, ${kind}: ${what} ${formatTime(part)} of ${formatTime(each)} per layer${share}`,
          place: places.bar(resource, at),
        };
      });
    const work = seconds.map((each, index) => each - (fixed[index] ?? 0));
    return [mark('work', work), mark('fixed time', fixed)];
  });
  const config = (theme: Theme, painter: Painter): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels: pipeline.resources.map(laneName),
      datasets: kinds.flatMap(({ kind, seconds, fixed }, index) => {
        const set = (label: string, fill: number, data: readonly number[]) => ({
          label,
          stack: kind,
          data: data.map((each) => each * 1e6),
          backgroundColor: painter.fill(fill) as string,
          borderColor: theme.foreground,
          borderWidth: 1,
        });
        return [
          set(
            `${kind} layers`,
            KINDS[index % KINDS.length] ?? 3,
            seconds.map((each, at) => each - (fixed[at] ?? 0)),
          ),
          set('fixed time', FIXED_COLOUR, fixed),
        ];
      }),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 24 } },
      scales: {
        x: {
          ...axis(theme, 'time per layer and micro-batch (µs)'),
          stacked: true,
          beginAtZero: true,
          suggestedMax: (budget ?? 0) * 1.12e6,
        },
        y: { ...axis(theme, ''), stacked: true, grid: { display: false } },
      },
      plugins: {
        legend: {
          labels: {
            // Fixed time is one colour, so one entry.
            filter: ({ datasetIndex = 0 }) => datasetIndex % 2 === 0 || datasetIndex === 1,
          },
        },
        annotation: {
          clip: false,
          annotations:
            budget === undefined
              ? {}
              : {
                  budget: {
                    type: 'line',
                    scaleID: 'x',
                    value: budget * 1e6,
                    borderColor: theme.warning,
                    borderWidth: 2,
                    borderDash: [6, 4],
                    label: {
                      display: true,
                      z: 1,
                      content: `stage budget ${formatTime(budget)}`,
                      position: 'start',
                      yAdjust: -16,
                      backgroundColor: theme.background,
                      color: theme.foreground,
                      borderColor: theme.warning,
                      borderWidth: 1,
                      font: { family: theme.font, size: theme.fontSize - 1 },
                      padding: 3,
                    },
                  },
                },
        },
      },
    },
  });
  return {
    id: 'stages',
    title: 'Time of each stage and its budget',
    height: 140 + pipeline.resources.length * 18 * Math.max(kinds.length, 1),
    marks,
    zoom: 'none',
    config,
  };
}
