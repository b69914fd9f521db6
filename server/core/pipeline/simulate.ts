import { withoutNoise } from './period';
import { betweenSteps, type Pipeline, sequenceLength } from './pipeline';
import { Player } from './player';
import type { Simulation, SimulationOptions } from './simulation';

/**
 * The number of layers, and the minimum number of steps, after which a pipeline is measured even if it has not
 * settled.
 */
const LONGEST_WARMUP = { layers: 2000, steps: 16 } as const;
const JITTER_WARMUP = 4;
const JITTER_STEPS = 32;

/**
 * Simulates micro-batches in a pipeline event by event, from an empty pipeline to the steady state, then measures.
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

/** `steps` rounded up to a whole number of cycles. */
function wholeCycles(steps: number, cycle = 1): number {
  return Math.ceil(Math.max(1, steps) / cycle) * cycle;
}

function longestWarmup({ sequence }: Pipeline): number {
  return Math.max(LONGEST_WARMUP.steps, Math.ceil(LONGEST_WARMUP.layers / sequenceLength(sequence)));
}
