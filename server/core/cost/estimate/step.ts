import { layerPeriod, type Pipeline, stepSeconds } from '../../pipeline';
import type { DeploymentSpec } from '../../spec';
import type { CostedModel } from '../costed-model';
import { designProblems } from './design-problems';
import { type Drafter, drafterOf, draftSeconds } from './drafter';
import type { Level } from './efficiency';
import { type StepWork, stepWork } from './layer-work';
import { type EstimateOptions, type Hardware, type Layout, layOut } from './layout';
import { fail, type Result, succeed } from './problem';
import { stepPipeline } from './timing';

/** A decode step of a deployment: the lean part of an estimate, for searches that look at thousands. */
export interface Step {
  readonly layout: Layout;
  readonly work: StepWork;
  /** Undefined where drafting costs nothing. */
  readonly drafter: Drafter | undefined;
  readonly pipeline: Pipeline;
  /** Seconds of a step. */
  readonly seconds: number;
  /** Seconds per output token: a step over the tokens that it yields. */
  readonly tpot: number;
}

/**
 * Estimates a step: lays the deployment out, costs each layer kind once and takes the exact period of the pipeline.
 * @param hardware the card of each half; the same one twice for a colocated deployment
 */
export function estimateStep(
  deployment: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  options: EstimateOptions = {},
): Result<Step> {
  const layout = layOut(deployment, model, hardware, options);
  return layout.ok ? stepOf(layout.value, model) : layout;
}

/** The step of a deployment that is laid out already. */
export function stepOf(layout: Layout, model: CostedModel): Result<Step> {
  const problems = designProblems(model, layout);
  if (problems.length > 0) return fail(...problems);
  const work = stepWork(model, layout);
  if (!work.ok) return work;
  const drafter = drafterOf(model, layout);
  if (!drafter.ok) return drafter;
  const pipeline = withDraft(
    stepPipeline(work.value, model, layout, 'value'),
    drafter.value,
    layout,
    'value',
  );
  const seconds = stepSeconds(pipeline, layerPeriod(pipeline));
  if (!(seconds > 0 && Number.isFinite(seconds))) return fail(notFinite());
  const tpot = seconds / layout.speculation.kept;
  return succeed({ layout, work: work.value, drafter: drafter.value, pipeline, seconds, tpot });
}

/** TPOT with all efficiencies at an end of their ranges. */
export function tpotAt({ layout, work, drafter }: Step, model: CostedModel, level: Level): number {
  const pipeline = withDraft(stepPipeline(work, model, layout, level), drafter, layout, level);
  return stepSeconds(pipeline, layerPeriod(pipeline)) / layout.speculation.kept;
}

/** A pipeline that waits for the drafter between its steps. */
function withDraft(pipeline: Pipeline, drafter: Drafter | undefined, layout: Layout, level: Level): Pipeline {
  if (drafter === undefined) return pipeline;
  return {
    ...pipeline,
    pause: (pipeline.pause ?? 0) + draftSeconds(drafter, layout.speculation.verified - 1, level),
  };
}

/** A result that could not be shown. */
export function notFinite() {
  const message =
    'expected a step that takes a finite time of more than 0, found none; check the sizes of the model and the rates of the hardware';
  return { code: 'not-finite', path: ['model'], message } as const;
}
