import { simulate as play, type Simulation } from '../core/pipeline';
import { formatShare, formatTime } from '../core/quantity';
import { oneLine } from '../core/text/escapes';
import { CallerProblem, estimated } from '../tooling';
import { readArguments } from './arguments';
import { chromeTrace, TRACE_MARK } from './chrome-trace';
import { REQUEST_OPTIONS, readRequest } from './deployment-request';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { textTable } from './table';
import { readCount } from './values';
import { writeOutput } from './write-output';

const USAGE = usageOf('simulate');

function jitterOf(amount: string | undefined, seed: string | undefined) {
  if (amount === undefined) return {};
  const share = Number(amount);
  if (!(share >= 0 && share < 1))
    throw new CallerProblem(`--jitter: expected a share from 0 up to 1, found ${amount}`);
  return { jitter: { amount: share, seed: readCount('seed', seed ?? '1') } };
}

function resourceRows({ resources }: Simulation): string[][] {
  return resources.map(({ name, busy, utilization, bubbles }) => {
    const [worst] = bubbles;
    const waits = worst === undefined ? '–' : `${worst.cause}, ${formatTime(worst.seconds)}`;
    return [name, formatTime(busy), formatShare(utilization), waits];
  });
}

/** `simulate`: simulates a decode step event by event, with a timeline for Perfetto. */
export async function simulate(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['timeline', 'jitter', 'seed', ...REQUEST_OPTIONS] });
  const request = await readRequest(typed, USAGE);
  const { spec } = request.deployment;
  const estimate = estimated(request.argument, request.result);
  const output = typed.one('timeline');
  const options = jitterOf(typed.one('jitter'), typed.one('seed'));
  const simulation = play(estimate.pipeline, { ...options, timeline: output !== undefined });
  if (output !== undefined) {
    const trace = JSON.stringify(chromeTrace(spec.name, estimate.pipeline, simulation));
    await writeOutput({ option: '--timeline', file: output, mark: TRACE_MARK }, trace);
  }
  const { step, warmup, steps, resources } = simulation;
  const tpot = step / estimate.tokensPerStep;
  return {
    status: 0,
    json: { name: spec.name, tpot, step, warmup, steps, resources, timeline: output ?? null },
    text: [
      `${oneLine(spec.name)}: TPOT ${formatTime(tpot)}, steady after ${warmup.steps} ${warmup.steps === 1 ? 'step' : 'steps'} (${formatTime(warmup.seconds)})`,
      textTable(['resource', 'busy per step', 'utilization', 'waits most for'], resourceRows(simulation)),
      ...(output === undefined
        ? []
        : [`timeline of ${simulation.timeline.length} events in ${output}; open it in Perfetto`]),
    ].join('\n'),
    wantsJson: typed.has('json'),
  };
}
