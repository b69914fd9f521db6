import { withoutNoise } from './period';
import { betweenSteps, type Pipeline, sequenceLength } from './pipeline';
import { Player } from './player';
import type { Simulation, SimulationOptions } from './simulation';

/** Layers, and at least steps, after which a pipeline that has not settled is measured all the same. */
const LONGEST_WARMUP = { layers: 2000, steps: 16 } as const;
const JITTER_WARMUP = 4;
const JITTER_STEPS = 32;

/**
 * Plays micro-batches through a pipeline event by event, from an empty pipeline until it is steady, then measures.
 * Deterministic: the same pipeline and seed give the same events. Without jitter the step equals `steadyStep`.
 */
export function simulate(pipeline: Pipeline, options: SimulationOptions = {}): Simulation {
  const player = new Player(pipeline, options);
  const cycle = player.warmUp(options.jitter === undefined ? longestWarmup(pipeline) : JITTER_WARMUP);
  const warmup = { steps: player.step, seconds: player.now };
  const steps = wholeCycles(options.steps ?? (options.jitter === undefined ? 1 : JITTER_STEPS), cycle);
  const before = { layers: player.layerTime, heads: player.headTime };
  player.measuring = true;
  for (let step = 0; step < steps; step++) player.play();
  const heads = (player.headTime - before.heads) / steps;
  const layers = (player.layerTime - before.layers) / steps;
  const period = (cycle === undefined ? layers : withoutNoise(pipeline, layers)) + heads;
  return {
    step: pipeline.stretch * period + betweenSteps(pipeline),
    warmup,
    steps,
    resources: pipeline.resources.map((name, index) => player.use(index, name, steps, period, heads)),
    timeline: player.timeline(),
  };
}

/** So many steps, up to the next whole number of cycles. */
function wholeCycles(steps: number, cycle = 1): number {
  return Math.ceil(Math.max(1, steps) / cycle) * cycle;
}

function longestWarmup({ sequence }: Pipeline): number {
  return Math.max(LONGEST_WARMUP.steps, Math.ceil(LONGEST_WARMUP.layers / sequenceLength(sequence)));
}
