import * as z from 'zod/mini';
import { estimateStep, parameters } from '../../../server/core/cost';
import {
  formatCount,
  formatNumber,
  formatTime,
  formatTokens,
  formatUsd,
  formatWhole,
} from '../../../server/core/quantity';
import { memoryFit, paretoFrontier } from '../../../server/core/search';
import { USUAL_CONTEXT } from '../../../server/core/summary/contexts';
import { type Curve, type CurvePoint, curveChart } from '../../charts/curves';
import type { Drawing, Picture, Place } from '../../charts/picture';
import type { Panel } from '../../frame/panel';
import { pairs } from '../../study/best-pair';
import { contextControl } from '../../study/context-stops';
import { chosen, countingOf, readSource, sourceControl, sourceOptions } from '../../study/source';
import { placeOf, type StudyDeployment } from '../../study/study';

const options = z.catch(
  z.object({ ...sourceOptions, context: z.catch(z.number().check(z.positive()), USUAL_CONTEXT) }),
  { source: 'workspace', context: USUAL_CONTEXT },
);
type Options = z.infer<typeof options>;

/** The maximum number of deployments, and the number of batches of each. */
const MOST_DEPLOYMENTS = 8;
const BATCHES = 24;

/** A deployment at a batch. */
interface Point {
  readonly name: string;
  readonly batch: number;
  readonly tpot: number;
  readonly rate: number;
  readonly place: Place;
  readonly stated: boolean;
}

function pointAt(deployment: StudyDeployment, batch: number): Point | undefined {
  const { spec, model, hardware, name, file } = deployment;
  const step = estimateStep(spec, model.model, hardware, { batch });
  if (!step.ok) return undefined;
  const { layout, tpot } = step.value;
  const cards = layout.pools.reduce((sum, pool) => sum + pool.cards, 0);
  const rate = (batch * layout.utilization) / tpot / cards;
  const place = placeOf(file, 'workload', 'batch');
  return { name, batch, tpot, rate, place, stated: batch === spec.workload.batch };
}

/** A deployment at batches from an eighth of its own to the largest that fits, or to eight times its own. */
function sweep(deployment: StudyDeployment): readonly Point[] {
  const { spec, model, hardware } = deployment;
  const own = spec.workload.batch;
  const fit = memoryFit(spec, model.model, hardware);
  const most = Math.min((fit.ok ? fit.value.largestBatch : null) ?? 8 * own, 8 * own);
  const low = own / 8;
  const around = Array.from({ length: BATCHES }, (_, index) =>
    Math.round(low * (Math.max(most, own) / low) ** (index / (BATCHES - 1))),
  );
  const batches = [...new Set([...around, own])].sort((a, b) => a - b);
  return batches.flatMap((batch) => pointAt(deployment, batch) ?? []);
}

function toCurvePoint({ name, batch, tpot, rate, place }: Point): CurvePoint {
  const label = `${name} at batch ${formatWhole(batch)}: TPOT ${formatTime(tpot)}, ${formatNumber(rate)} tokens/s per accelerator (estimate)`;
  return { x: tpot * 1e3, y: rate, mark: { label, place } };
}

function speedDrawing(
  deployments: readonly StudyDeployment[],
  swept: readonly (readonly Point[])[],
): Drawing {
  const frontier = paretoFrontier(swept.flat(), ({ tpot, rate }) => [tpot, -rate]);
  const targets = [...new Set(deployments.flatMap(({ spec }) => spec.target?.tpot ?? []))];
  const curves: Curve[] = [
    ...deployments.map(
      (deployment, index): Curve => ({
        label: deployment.name,
        look: 'line',
        points: (swept[index] ?? []).map(toCurvePoint),
      }),
    ),
    {
      label: 'current batch',
      look: 'points',
      points: swept
        .flat()
        .filter(({ stated }) => stated)
        .map(toCurvePoint),
    },
    { label: 'Pareto frontier', look: 'band', points: frontier.map(toCurvePoint) },
  ];
  return curveChart({
    id: 'speed',
    title: 'Speed against throughput, by batch',
    x: { title: 'TPOT (ms)', log: false, format: formatNumber, min: 0 },
    y: { title: 'tokens/s per accelerator', log: false, format: (value) => String(value), min: 0 },
    curves,
    borders: targets.map((at) => ({
      axis: 'x',
      at: at * 1e3,
      text: `target ${formatTime(at)}`,
      end: true,
    })),
  });
}

/** The cost of models by active parameters (the paper's Figure 1). */
function modelPoints(study: Parameters<Panel<Options>['picture']>[0], { source, context }: Options) {
  const { models, cards } = chosen(study, source);
  return models.flatMap((model) => {
    const [best] = pairs(model, cards, context, countingOf(source));
    if (best === undefined) return [];
    const { attention, ffn, terms } = best;
    const { active, total } = parameters(model.model);
    const on = attention === ffn ? attention.name : `${attention.name} + ${ffn.name}`;
    return [{ model, active, total, usd: terms.total, on }];
  });
}

export const frontierPanel: Panel<Options> = {
  name: 'frontier',
  options,
  needsCatalog: ({ source }) => source !== 'workspace',
  controls: (_study, now) => [sourceControl(now.source, 'Figure 1'), contextControl(now.context)],
  change(_study, now, id, value) {
    if (id === 'source') return { options: { ...now, source: readSource(value) } };
    return { options: id === 'context' && typeof value === 'number' ? { ...now, context: value } : now };
  },
  picture(study, now): Picture | string {
    const deployments = now.source === 'workspace' ? study.deployments.slice(0, MOST_DEPLOYMENTS) : [];
    const swept = deployments.map(sweep);
    const models = modelPoints(study, now);
    if (swept.flat().length === 0 && models.length === 0)
      return 'Nothing to compare yet: there is no deployment and no model with a cost.';
    const at = `at ${formatTokens(now.context)} tokens of context`;
    const drawing = curveChart({
      id: 'models',
      title: `Cost against active parameters ${at}, each on its cheapest pair of cards (bound)`,
      x: {
        title: 'active parameters',
        log: true,
        format: formatCount,
        ticks: [5e9, 1e10, 2e10, 3e10, 5e10, 1e11],
        min: 5e9 * Math.min(1, ...models.map(({ active }) => active / 6e9)),
        max: Math.max(1e11, ...models.map(({ active }) => active * 1.2)),
      },
      y: {
        title: 'USD per 1M tokens',
        log: false,
        format: (value) => (value === 0 ? '0' : formatUsd(value)),
        min: 0,
      },
      curves: models.map(({ model, active, usd, on }) => ({
        label: model.name,
        look: 'points',
        points: [
          {
            x: active,
            y: usd,
            mark: {
              label: `${model.name}: ${formatCount(active)} active parameters, ${formatUsd(usd)} USD per 1M tokens on ${on} (bound)`,
              place: placeOf(model.file, 'name'),
            },
          },
        ],
      })),
      borders: [],
    });
    return {
      heading: '',
      figures: [...models]
        .sort((one, other) => one.usd - other.usd)
        .slice(0, 3)
        .map(({ model, usd }) => ({ name: model.name, value: `${formatUsd(usd)} USD per 1M tokens` })),
      notes: [],
      drawings: [...(deployments.length === 0 ? [] : [speedDrawing(deployments, swept)]), drawing],
      tables: [
        {
          caption: 'Deployments by batch',
          columns: ['deployment', 'batch', 'TPOT (ms)', 'tokens/s per accelerator', 'current batch'],
          rows: swept.flat().map(({ name, batch, tpot, rate, stated, place }) => ({
            cells: [
              name,
              batch,
              Number((tpot * 1e3).toPrecision(4)),
              Number(rate.toPrecision(4)),
              stated ? 'yes' : '',
            ],
            place,
          })),
        },
        {
          caption: `Models ${at}`,
          columns: ['model', 'active parameters', 'all parameters', 'USD per 1M tokens', 'cards'],
          rows: models.map(({ model, active, total, usd, on }) => ({
            cells: [model.name, active, total, Number(usd.toPrecision(4)), on],
            place: placeOf(model.file, 'name'),
          })),
        },
      ].filter(({ rows }) => rows.length > 0),
    };
  },
};
