import * as z from 'zod/mini';
import { estimate } from '../../../server/core/cost';
import { formatShare, formatTokens, formatUsd } from '../../../server/core/quantity';
import { halvesOf } from '../../../server/core/spec';
import { certaintyWords } from '../../../server/core/summary';
import { meanContext, USUAL_CONTEXT } from '../../../server/core/summary/contexts';
import type { Picture, Place } from '../../charts/picture';
import { type StackedRow, stackedBars } from '../../charts/stacked-bars';
import type { Control } from '../../dom/controls';
import type { Panel } from '../../frame/panel';
import { type Pair, pairs } from '../../study/best-pair';
import { contextControl } from '../../study/context-stops';
import { type CostTerms, estimateTerms, TERM_COLOURS, TERM_NAMES, termList } from '../../study/cost-terms';
import { chosen, countingOf, readSource, sourceControl, sourceOptions } from '../../study/source';
import { placeOf, pricePlace, type Study, type StudyModel } from '../../study/study';

const ALL = 'all models';
/** The number of pairs of different cards to show in addition to single cards. */
const PAIRS = 4;

const options = z.catch(
  z.object({
    ...sourceOptions,
    /** The name of a model, or all models; absent: the active deployment's model. */
    model: z.catch(z.optional(z.string()), undefined),
    context: z.catch(z.optional(z.number().check(z.positive())), undefined),
  }),
  { source: 'workspace' },
);
type Options = z.infer<typeof options>;

interface Row {
  readonly label: string;
  readonly kind: 'bound' | 'estimate';
  readonly terms: CostTerms;
  readonly places: readonly (Place | undefined)[];
  readonly interval?: { readonly low: number; readonly high: number };
  /** What an estimate rests on. */
  readonly certainty?: string;
}

const usd = (value: number): string => `${formatUsd(value)} USD per 1M tokens`;

function contextOf({ active }: Study, { context }: Options): number {
  return context ?? (active === undefined ? USUAL_CONTEXT : meanContext(active.spec));
}

function boundRow(model: StudyModel, { attention, ffn, terms }: Pair, label: string): Row {
  const places = [pricePlace(attention), pricePlace(attention), pricePlace(ffn), placeOf(model.file, 'name')];
  return { label, kind: 'bound', terms, places };
}

const pairName = ({ attention, ffn }: Pair): string =>
  attention === ffn ? attention.name : `${attention.name} + ${ffn.name}`;

/** The bars of one model: every card, then the cheapest pairs of different cards. */
function rowsOfModel(model: StudyModel, all: readonly Pair[]): readonly Row[] {
  const same = all.filter(({ attention, ffn }) => attention === ffn);
  const mixed = all.filter(({ attention, ffn }) => attention !== ffn).slice(0, PAIRS);
  return [...same, ...mixed].map((pair) => boundRow(model, pair, pairName(pair)));
}

/** The estimated cost of the active deployment, with its interval. */
function estimateRow({ active }: Study, context: number): Row | undefined {
  if (active === undefined) return undefined;
  const result = estimate(active.spec, active.model.model, active.hardware, { context });
  const terms = result.ok ? estimateTerms(active.spec, result.value) : undefined;
  if (!result.ok || terms === undefined) return undefined;
  const { interval, tpot } = result.value;
  const { attention, ffn } = halvesOf(active.spec);
  return {
    label: `${active.name}: estimate`,
    kind: 'estimate',
    terms,
    places: [
      placeOf(active.file, attention.pool.key),
      placeOf(active.file, attention.pool.key),
      placeOf(active.file, ffn.pool.key),
      placeOf(active.file, 'workload', 'batch'),
    ],
    interval: { low: (terms.total * interval.low) / tpot, high: (terms.total * interval.high) / tpot },
    certainty: certaintyWords(result.value),
  };
}

function toBar({ label, kind, terms, places, interval }: Row): StackedRow {
  const range =
    interval === undefined ? '' : `, ${formatUsd(interval.low)} to ${formatUsd(interval.high)} USD`;
  return {
    label,
    parts: termList(terms).map((value, index) => ({
      value: value === 0 ? null : value,
      mark: {
        label: `${label}, ${TERM_NAMES[index]}: ${usd(value)} of ${formatUsd(terms.total)} (${kind}${range})`,
        place: places[index],
      },
    })),
    ...(interval === undefined ? {} : { interval }),
  };
}

function pictureOf(
  rows: readonly Row[],
  heading: string,
  title: string,
  figures: Picture['figures'],
): Picture {
  return {
    heading,
    figures,
    notes: [
      'Bars are theoretical bounds: every peak reached, no losses. The line on an estimate is its interval.',
      ...rows.flatMap(({ certainty }) => (certainty === undefined ? [] : [`Estimate: ${certainty}.`])),
    ],
    drawings: [
      stackedBars({
        id: 'cost',
        title,
        unit: 'USD per 1M tokens',
        series: TERM_NAMES,
        colours: TERM_COLOURS,
        rows: rows.map(toBar),
      }),
    ],
    tables: [
      {
        caption: title,
        columns: [
          'cards',
          'basis',
          ...TERM_NAMES.map((name) => `${name} (USD)`),
          'total (USD)',
          'low (USD)',
          'high (USD)',
        ],
        rows: rows.map(({ label, kind, terms, places, interval }) => ({
          cells: [
            label,
            kind,
            ...[...termList(terms), terms.total].map((value) => Number(value.toPrecision(4))),
            interval === undefined ? null : Number(interval.low.toPrecision(4)),
            interval === undefined ? null : Number(interval.high.toPrecision(4)),
          ],
          place: places[0],
        })),
      },
    ],
  };
}

/** USD per 1M tokens by card and by AFD pair (the paper's Figure 2), bounds and estimate. */
export const costPanel: Panel<Options> = {
  name: 'cost',
  options,
  needsCatalog: ({ source }) => source !== 'workspace',

  controls(study, now) {
    const { models } = chosen(study, now.source);
    const names = models.map(({ name }) => name);
    const controls: Control[] = [
      sourceControl(now.source, 'Figure 2'),
      {
        kind: 'choice',
        id: 'model',
        label: 'Model',
        value: modelOf(study, now),
        options: [...names, ALL].map((name) => ({ value: name, label: name })),
      },
      contextControl(contextOf(study, now)),
    ];
    return controls;
  },

  change(_study, now, id, value) {
    if (id === 'source') {
      const source = readSource(value);
      return {
        options: source === 'paper' ? { source, model: ALL, context: USUAL_CONTEXT } : { ...now, source },
      };
    }
    if (id === 'model' && typeof value === 'string') return { options: { ...now, model: value } };
    if (id === 'context' && typeof value === 'number') return { options: { ...now, context: value } };
    return { options: now };
  },

  picture(study, now) {
    const { models, cards } = chosen(study, now.source);
    const context = contextOf(study, now);
    const counting = countingOf(now.source);
    const at = `at ${formatTokens(context)} tokens of context`;
    const wanted = modelOf(study, now);
    const shown = wanted === ALL ? models : models.filter(({ name }) => name === wanted);
    const [first] = shown;
    if (first === undefined) return 'No models to show.';
    if (wanted === ALL) {
      const rows = shown.flatMap((model): Row[] => {
        const all = pairs(model, cards, context, counting);
        const same = all.filter(({ attention, ffn }) => attention === ffn);
        const best = all[0];
        if (best === undefined) return [];
        return [
          ...same.map((pair) => boundRow(model, pair, `${model.name} · ${pairName(pair)}`)),
          ...(best.attention === best.ffn
            ? []
            : [boundRow(model, best, `${model.name} · ${pairName(best)}`)]),
        ];
      });
      const least = [...rows].sort((one, other) => one.terms.total - other.terms.total)[0];
      const figures =
        least === undefined ? [] : [{ name: 'cheapest', value: `${least.label}: ${usd(least.terms.total)}` }];
      return pictureOf(rows, '', `Cost by model, card and best AFD pair ${at}`, figures);
    }
    const all = pairs(first, cards, context, counting);
    const own =
      now.source === 'workspace' && study.active?.model === first ? estimateRow(study, context) : undefined;
    const rows = [...rowsOfModel(first, all), ...(own === undefined ? [] : [own])];
    if (rows.length === 0) return 'No card has both a price and the number formats of this model.';
    const [best] = all;
    return pictureOf(rows, first.name, `Cost by card and AFD pair ${at}`, [
      ...(best === undefined ? [] : [{ name: `cheapest: ${pairName(best)}`, value: usd(best.terms.total) }]),
      ...(own === undefined
        ? []
        : [
            {
              name: own.label,
              value: `${usd(own.terms.total)} (${formatShare((own.terms.fixed + own.terms.prefill) / own.terms.total)} fixed time, ${formatShare(own.terms.idle / own.terms.total)} waiting)`,
            },
          ]),
    ]);
  },
};

/** The model to show: the selected one, the active deployment's, or the first. */
function modelOf(study: Study, { source, model }: Options): string {
  const { models } = chosen(study, source);
  if (model === ALL || models.some(({ name }) => name === model)) return model ?? ALL;
  const own = study.active?.model.name;
  return models.find(({ name }) => name === own)?.name ?? models[0]?.name ?? ALL;
}
