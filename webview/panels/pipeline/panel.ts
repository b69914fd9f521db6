import { layerBudget, stageBudget } from '../../../server/core/advice/stage-budget-broken';
import { type Estimate, type EstimateResult, estimate } from '../../../server/core/cost';
import { formatNumber, formatTime, formatUsd } from '../../../server/core/quantity';
import { certaintyWords, engineWords, misfitWords, runnable } from '../../../server/core/summary';
import type { Picture, Table } from '../../charts/picture';
import type { Control } from '../../dom/controls';
import type { Panel } from '../../frame/panel';
import type { Study, StudyDeployment } from '../../study/study';
import { knobs, moved } from './knobs';
import { causeText, laneName } from './lane-names';
import type { LanePlaces } from './lane-pointing';
import { type Knob, type PipelineOptions, pipelineOptions, type WhatIf } from './options';
import { lanePlaces } from './places';
import { stageDrawing } from './stage-drawing';
import { stepDrawing, stepTable } from './step-drawing';
import { kindText, type Timeline, timelineOf } from './timeline';
import { timelineDrawing } from './timeline-drawing';
import { type Varied, vary } from './what-if';

/** The results of a changed deployment, cached while only the time cursor moves. */
interface Outcome {
  readonly varied: Varied;
  readonly result: EstimateResult;
  readonly timeline: Timeline | undefined;
}

function outcomeOf(deployment: StudyDeployment, change: WhatIf): Outcome {
  const varied = vary(deployment, change);
  const result = estimate(varied.spec, deployment.model.model, varied.hardware);
  return { varied, result, timeline: result.ok ? timelineOf(result.value.pipeline) : undefined };
}

/** The changes to the active deployment, without those that its files already contain. */
function changeOf({ active }: Study, { uri, whatIf }: PipelineOptions): WhatIf {
  if (active === undefined || uri !== active.file.uri) return {};
  const stated = new Map(knobs(active, {}).map(({ id, value }) => [id, value]));
  const differs = ([id, value = 0]: [string, number | undefined]): boolean =>
    Math.abs(value / (stated.get(id) ?? 0) - 1) > 1e-9;
  return Object.fromEntries(Object.entries(whatIf).filter(differs));
}

/** A finding as a sentence. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function usd(value: number | null): string {
  return value === null ? 'no price' : `${formatUsd(value)} USD`;
}

function figuresOf(value: Estimate, before: Estimate | undefined): Picture['figures'] {
  return [
    { name: 'TPOT', value: `${formatTime(value.tpot)}${moved(value.tpot, before?.tpot)}` },
    {
      name: '1M tokens',
      value:
        misfitWords(value.memory) !== undefined
          ? 'none: does not fit'
          : `${usd(value.usdPerMillionTokens)}${moved(value.usdPerMillionTokens, before?.usdPerMillionTokens)}`,
    },
    { name: 'per accelerator', value: `${formatNumber(value.tokensPerSecondPerAccelerator)} tokens/s` },
    { name: 'limited by', value: laneName(value.binding.name) },
    { name: 'engine', value: engineWords(value.engine) },
  ];
}

function momentNote({ lanes, seconds }: Timeline, moment: number | undefined): readonly string[] {
  if (moment === undefined) return [];
  const at = moment * seconds;
  const here = ({ start, end }: { start: number; end: number }): boolean => start <= at && at < end;
  const what = lanes.map(({ name, bars, gaps }) => {
    const bar = bars.find(here);
    if (bar?.kind === 'head') return `${laneName(name)} has the LM head of micro-batch ${bar.microBatch + 1}`;
    if (bar !== undefined)
      return `${laneName(name)} has micro-batch ${bar.microBatch + 1}, layer ${bar.layer + 1}`;
    const gap = gaps.find(here);
    return `${laneName(name)} ${gap === undefined ? 'is idle' : causeText(gap.cause)}`;
  });
  return [`At ${formatTime(at)}: ${what.join('; ')}.`];
}

function tables(timeline: Timeline, places: LanePlaces): readonly Table[] {
  return [
    {
      caption: 'Resources over a step',
      columns: ['resource', 'busy (ms)', 'utilization (%)', 'idle, by cause (ms)'],
      rows: timeline.lanes.map(({ name, use }) => ({
        cells: [
          laneName(name),
          Number((use.busy * 1e3).toFixed(3)),
          Number((use.utilization * 100).toFixed(1)),
          use.bubbles
            .map(({ cause, seconds }) => `${causeText(cause)} ${(seconds * 1e3).toFixed(3)}`)
            .join('; '),
        ],
        place: places.lane(name)[0],
      })),
    },
    {
      caption: 'The step, bar by bar',
      columns: ['resource', 'micro-batch', 'layer', 'what', 'start (ms)', 'end (ms)'],
      rows: timeline.lanes.flatMap(({ name, bars }) =>
        bars.map(({ microBatch, layer, kind, start, end }) => ({
          cells: [
            laneName(name),
            microBatch + 1,
            kind === 'head' ? null : layer + 1,
            kindText(timeline, kind),
            Number((start * 1e3).toFixed(4)),
            Number((end * 1e3).toFixed(4)),
          ],
          place: places.bar(name, kind),
        })),
      ),
    },
  ];
}

/** The decode step as lanes, with what-if changes. */
export function pipelinePanel(): Panel<PipelineOptions> {
  let known:
    | { deployment: StudyDeployment; change: string; outcome: Outcome; before: EstimateResult }
    | undefined;

  const recall = (deployment: StudyDeployment, change: WhatIf) => {
    const key = JSON.stringify(change);
    if (known?.deployment !== deployment || known.change !== key) {
      const outcome = outcomeOf(deployment, change);
      const before = known?.deployment === deployment ? known.before : outcomeOf(deployment, {}).result;
      known = { deployment, change: key, outcome, before };
    }
    return known;
  };

  return {
    name: 'pipeline',
    options: pipelineOptions,
    needsCatalog: () => false,

    controls(study, options) {
      if (study.active === undefined) return [];
      const change = changeOf(study, options);
      const changed = Object.values(change).some((value) => value !== undefined);
      const writable = changed && vary(study.active, change).values.length > 0;
      const controls: Control[] = [
        ...knobs(study.active, change),
        {
          kind: 'range',
          id: 'moment',
          label: 'Time cursor',
          value: options.moment ?? 0,
          stops: Array.from({ length: 401 }, (_, index) => index / 400),
          text: (share) => `${(share * 100).toFixed(1)}% of the step`,
        },
        { kind: 'button', id: 'write', label: 'Write to file', disabled: !writable },
        { kind: 'button', id: 'reset', label: 'Reset', disabled: !changed && options.moment === undefined },
      ];
      return controls;
    },

    change(study, options, id, value) {
      const { active } = study;
      if (active === undefined) return { options };
      const uri = active.file.uri;
      const change = changeOf(study, options);
      if (id === 'reset') return { options: { uri, whatIf: {} } };
      if (id === 'write') {
        const { values } = vary(active, change);
        if (values.length === 0) return { options };
        // From here on the file says it, and the panel follows the file.
        return { options: { uri, whatIf: {} }, send: { type: 'write', values: [...values] } };
      }
      if (typeof value !== 'number') return { options };
      if (id === 'moment') return { options: { ...options, moment: value } };
      const stated = knobs(active, {}).find((knob) => knob.id === id)?.value;
      const whatIf: WhatIf = { ...change, [id as Knob]: value === stated ? undefined : value };
      return { options: { ...options, uri, whatIf } };
    },

    picture(study, options) {
      const { active } = study;
      if (active === undefined) return 'No deployment to show.';
      const { outcome, before } = recall(active, changeOf(study, options));
      const { result, timeline, varied } = outcome;
      if (!result.ok || timeline === undefined)
        return result.ok ? '' : result.problems.map(({ message }) => message).join(' ');
      const { pipeline, tokensPerStep } = result.value;
      const places = lanePlaces(active);
      const target = varied.spec.target?.tpot;
      const step = target === undefined ? undefined : target * tokensPerStep;
      const budget =
        step === undefined
          ? undefined
          : layerBudget(stageBudget(step, pipeline.microBatches), Math.max(timeline.layers, 1));
      const late = target !== undefined && result.value.tpot > target;
      const misfit = misfitWords(result.value.memory);
      return {
        heading: active.name,
        alerts: [
          ...(misfit === undefined ? [] : [sentence(misfit)]),
          ...(late
            ? [`Misses the ${formatTime(target)} target: TPOT ${formatTime(result.value.tpot)}.`]
            : []),
        ],
        figures: figuresOf(runnable(result.value), before.ok ? runnable(before.value) : undefined),
        notes: [`Estimate: ${certaintyWords(result.value)}.`, ...momentNote(timeline, options.moment)],
        drawings: [
          timelineDrawing(timeline, {
            target: step,
            moment: options.moment === undefined ? undefined : options.moment * timeline.seconds,
            places,
          }),
          stageDrawing(result.value, budget, places),
          stepDrawing(result.value, places),
        ],
        tables: [...tables(timeline, places), stepTable(result.value, places)],
      };
    },
  };
}
