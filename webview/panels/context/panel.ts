import * as z from 'zod/mini';
import { estimate, modelMemory } from '../../../server/core/cost';
import { formatBytes, formatTime, formatTokens, formatUsd, formatWhole } from '../../../server/core/quantity';
import { type BreakingContext, breakingContext } from '../../../server/core/search';
import { type Border, type Curve, curveChart } from '../../charts/curves';
import type { Picture, Table } from '../../charts/picture';
import type { Panel } from '../../frame/panel';
import { pairs } from '../../study/best-pair';
import { CONTEXTS } from '../../study/context-stops';
import { chosen, countingOf, readSource, sourceControl, sourceOptions } from '../../study/source';
import {
  placeOf,
  pricePlace,
  type Study,
  type StudyCard,
  type StudyDeployment,
  type StudyModel,
} from '../../study/study';

const options = z.catch(z.object(sourceOptions), { source: 'workspace' });
type Options = z.infer<typeof options>;

const tokens = (value: number): string => formatTokens(value);
const TICKS = CONTEXTS.filter((_, index) => index % 2 === 0);

/** The bytes of state of a sequence, by context. */
function stateCurve(model: StudyModel): Curve {
  return {
    label: model.name,
    look: 'line',
    points: CONTEXTS.map((context) => {
      const y = modelMemory(model.model, context).statePerSequence;
      const label = `${model.name} keeps ${formatBytes(y)} for a sequence of ${tokens(context)} tokens`;
      return { x: context, y, mark: { label, place: placeOf(model.file, 'attention') } };
    }).filter(({ y }) => y > 0),
  };
}

/** The cost bound on the cheapest pair of cards, by context. */
function boundCurve(
  model: StudyModel,
  cards: readonly StudyCard[],
  counting: 'exact' | 'step3-paper',
): Curve {
  return {
    label: `${model.name} (bound)`,
    look: 'line',
    points: CONTEXTS.flatMap((context) => {
      const [best] = pairs(model, cards, context, counting);
      if (best === undefined) return [];
      const { attention, ffn, terms } = best;
      const on = attention === ffn ? attention.name : `${attention.name} and ${ffn.name}`;
      const label = `${model.name} at ${tokens(context)} tokens: ${formatUsd(terms.total)} USD per 1M tokens on ${on} (bound)`;
      return [{ x: context, y: terms.total, mark: { label, place: pricePlace(attention) } }];
    }),
  };
}

/** The estimated cost of the active deployment, by context. */
function estimateCurve({ name, file, spec, model, hardware }: StudyDeployment): Curve {
  return {
    label: `${name} (estimate)`,
    look: 'line',
    points: CONTEXTS.flatMap((context) => {
      const result = estimate(spec, model.model, hardware, { context });
      if (!result.ok || result.value.usdPerMillionTokens === null) return [];
      const { usdPerMillionTokens: y, tpot } = result.value;
      const label = `${name} at ${tokens(context)} tokens: ${formatUsd(y)} USD per 1M tokens, TPOT ${formatTime(tpot)} (estimate)`;
      return [{ x: context, y, mark: { label, place: placeOf(file, 'workload', 'context') } }];
    }),
  };
}

function borders(breaks: BreakingContext | undefined): readonly Border[] {
  const border = (at: number | null | undefined, what: string): readonly Border[] =>
    at == null || at < (CONTEXTS[0] ?? 0) || at > (CONTEXTS.at(-1) ?? 0)
      ? []
      : [{ axis: 'x', at, text: `${what} at ${at} tokens` }];
  return [...border(breaks?.byMemory, 'memory limit'), ...border(breaks?.byTarget, 'target limit')];
}

function breaking({ active }: Study): BreakingContext | undefined {
  if (active === undefined) return undefined;
  const result = breakingContext(active.spec, active.model.model, active.hardware);
  return result.ok ? result.value : undefined;
}

function figuresOf({ active }: Study, breaks: BreakingContext | undefined): Picture['figures'] {
  if (active === undefined || breaks === undefined) return [];
  const count = (value: number | null): string => (value === null ? 'any context' : `${value} tokens`);
  return [
    { name: 'longest context', value: breaks.longest === null ? 'any' : `${breaks.longest} tokens` },
    { name: 'memory suffices up to', value: count(breaks.byMemory) },
    {
      name: 'target met up to',
      value: active.spec.target === undefined ? 'no target' : count(breaks.byTarget),
    },
  ];
}

function tableOf(caption: string, unit: string, curves: readonly Curve[]): Table {
  return {
    caption,
    columns: ['of', 'context (tokens)', unit],
    rows: curves.flatMap(({ label, points }) =>
      points.map(({ x, y, mark }) => ({ cells: [label, x, Number(y.toPrecision(4))], place: mark.place })),
    ),
  };
}

/**
 * State and cost by context (the paper's Figure 3), and the contexts that exceed the memory or miss the target.
 */
export const contextPanel: Panel<Options> = {
  name: 'context',
  options,
  needsCatalog: ({ source }) => source !== 'workspace',
  controls: (_study, now) => [sourceControl(now.source, 'Figure 3')],
  change: (_study, now, id, value) => ({ options: id === 'source' ? { source: readSource(value) } : now }),
  picture(study, now) {
    const { models, cards } = chosen(study, now.source);
    if (models.length === 0) return 'No models to show.';
    const own = now.source === 'workspace' ? study.active : undefined;
    const breaks = own === undefined ? undefined : breaking(study);
    const states = models.map(stateCurve);
    const bounds = models.map((model) => boundCurve(model, cards, countingOf(now.source)));
    const costs = [...bounds, ...(own === undefined ? [] : [estimateCurve(own)])].filter(
      ({ points }) => points.length > 0,
    );
    const x = {
      title: 'context (tokens)',
      log: true,
      format: tokens,
      ticks: TICKS,
      min: CONTEXTS[0] ?? 1,
      max: CONTEXTS.at(-1) ?? 1,
    };
    const marks = borders(breaks);
    return {
      heading: own?.name ?? '',
      figures: figuresOf(study, breaks),
      notes:
        own === undefined
          ? []
          : [`Breaking points are those of ${own.name} at batch ${formatWhole(own.spec.workload.batch)}.`],
      drawings: [
        curveChart({
          id: 'state',
          title: 'KV cache and state of a sequence',
          x,
          y: { title: 'state (bytes)', log: true, format: powers((value) => formatBytes(value)) },
          curves: states,
          borders: marks,
          height: 400,
        }),
        curveChart({
          id: 'usd',
          title: 'Cost against context, on the cheapest pair of cards',
          x,
          y: { title: 'USD per 1M tokens', log: true, format: oneTwoFive(formatUsd) },
          curves: costs,
          borders: marks,
          height: 400,
        }),
      ],
      tables: [
        tableOf('State by context', 'state (bytes)', states),
        tableOf('Cost by context', 'USD per 1M tokens', costs),
      ],
    };
  },
};

const mantissa = (value: number): number => value / 10 ** Math.floor(Math.log10(value) + 1e-9);

/** Labels at powers of ten only. */
function powers(format: (value: number) => string): (value: number) => string {
  return (value) => (Math.abs(mantissa(value) - 1) < 1e-6 ? format(value) : '');
}

/** Labels at 1, 2 and 5 times the powers of ten. */
function oneTwoFive(format: (value: number) => string): (value: number) => string {
  return (value) =>
    [1, 2, 5].some((digit) => Math.abs(mantissa(value) - digit) < 1e-6) ? format(value) : '';
}
