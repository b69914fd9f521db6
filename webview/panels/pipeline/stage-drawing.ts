import type { ChartConfiguration } from 'chart.js';
import type { Pipeline } from '../../../server/core/pipeline';
import { formatTime } from '../../../server/core/quantity';
import { axis } from '../../charts/defaults';
import type { Drawing, Mark, Painter } from '../../charts/picture';
import type { Theme } from '../../host/theme';
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

/** The time of each stage per layer and micro-batch, compared to its budget from the target. */
export function stageDrawing(pipeline: Pipeline, budget: number | undefined, places: LanePlaces): Drawing {
  const kinds = stageTimes(pipeline);
  const marks = kinds.map(({ kind, seconds }, at) =>
    pipeline.resources.map((resource, index): Mark => {
      const each = seconds[index] ?? 0;
      const share =
        budget === undefined
          ? ''
          : `, ${Math.round((each / budget) * 100)}% of the budget of ${formatTime(budget)}`;
      return {
        label: `${laneName(resource)}, ${kind}: ${formatTime(each)} per layer${share}`,
        place: places.bar(resource, at),
      };
    }),
  );
  const config = (theme: Theme, painter: Painter): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels: pipeline.resources.map(laneName),
      datasets: kinds.map(({ kind, seconds }, index) => ({
        label: `${kind} layers`,
        data: seconds.map((each) => each * 1e6),
        backgroundColor: painter.fill(index + 3) as string,
        borderColor: theme.foreground,
        borderWidth: 1,
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 24 } },
      scales: {
        x: {
          ...axis(theme, 'time per layer and micro-batch (µs)'),
          beginAtZero: true,
          suggestedMax: (budget ?? 0) * 1.12e6,
        },
        y: { ...axis(theme, ''), grid: { display: false } },
      },
      plugins: {
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
