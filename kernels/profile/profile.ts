import type { KernelPoint, Profile } from '../../server/core/profile';
import type { AdapterCard } from '../device/card';
import { type Failure, failure } from '../device/failure';
import { type Host, isFailure } from '../host/host';
import { probeSchema } from '../probe/probe';
import type { Task } from '../run/task';
import type { Timing } from '../run/times';
import { type Ceilings, noCeilings, withProbe } from './ceilings';
import { chooseHost } from './choose-host';
import { pointsOf } from './point';
import { makeRunner } from './runner';
import { nameOf, type Sizes, specsOf } from './sizes';

/** What to measure, and where. */
export interface ProfileOptions extends Sizes {
  /** The hosts with WebGPU; the one with the better adapter is used. */
  readonly hosts: readonly Host[];
  /** Time limit per task in seconds, after which its process is ended. */
  readonly taskSeconds?: number;
  readonly signal?: AbortSignal;
  /** Called once a device is open, with a sentence that explains the choice of the host. */
  readonly onChosen?: (why: string) => void;
  /** Called before each task: the number of finished tasks, the total, and the name of the task. */
  readonly onProgress?: (done: number, of: number, now: string) => void;
  /** Called after each task with the measurements so far. */
  readonly onPartial?: (profile: Profile) => void;
}

const OPEN_SECONDS = 30;
const TASK_SECONDS = 120;
/**
 * The number of consecutive tasks that may crash the GPU's process before the run stops: the next would crash too,
 * and the display may suffer.
 */
const MOST_ENDED = 3;
const HARDWARE_TIMING: Timing = { samples: 50, warmUp: 0.4, budget: 2, rotation: 512e6 };
/** Times on software are not representative of hardware: only show that it runs. */
const SOFTWARE_TIMING: Timing = { samples: 3, warmUp: 0, budget: 0.5, rotation: 0 };

/**
 * Measures kernels and their ceilings on this machine's GPU. Fails only if no device opens at all; a run that is
 * cancelled, or stopped because the device fails repeatedly, keeps its measurements.
 */
export async function profile(options: ProfileOptions): Promise<Profile | Failure> {
  const { hosts, signal } = options;
  const measuredAt = new Date().toISOString();
  const opened = await chooseHost(hosts, OPEN_SECONDS, signal);
  if (isFailure(opened)) return opened;
  options.onChosen?.(opened.why);
  const { name, boundsChecks } = opened.host;
  const runner = makeRunner(opened, OPEN_SECONDS, signal);
  const { card } = runner;
  const head = { adapter: card.name, card, measuredAt, host: name, boundsChecks, software: card.software };
  const steps = stepsOf(options, card);
  const limit = options.taskSeconds ?? TASK_SECONDS;
  const failures: { what: string; failure: Failure }[] = [];
  const kernels: KernelPoint[] = [];
  let ceilings: Ceilings = noCeilings;
  let ended = 0;
  const soFar = (): Profile => ({
    ...head,
    probes: probesOf(ceilings),
    kernels: [...kernels],
    failures: [...failures],
  });
  try {
    for (const [done, { what, task }] of steps.entries()) {
      options.onProgress?.(done, steps.length, what);
      const result = await runner.run(task, limit);
      if (isFailure(result)) {
        // A unit that the adapter lacks is not a failure.
        if (task.task === 'kernel' || result.code !== 'unsupported') failures.push({ what, failure: result });
      } else if (task.task === 'kernel') kernels.push(...pointsOf(task.spec, result, ceilings));
      else if (result.times !== undefined)
        ceilings = withProbe(ceilings, task.probe, result.work, result.times.device.median);
      ended = runner.ended() ? ended + 1 : 0;
      const isLast = done === steps.length - 1;
      if (ended === MOST_ENDED && !isLast && !signal?.aborted) failures.push(givenUp);
      options.onPartial?.(soFar());
      if (ended === MOST_ENDED || signal?.aborted) break;
    }
    return soFar();
  } finally {
    runner.close();
  }
}

const givenUp = {
  what: 'the rest',
  failure: failure(
    'crashed',
    `${MOST_ENDED} tasks in a row ended the GPU process, so the rest was not tried.`,
  ),
};

/** A task of the run, and its display name. */
interface Step {
  readonly what: string;
  readonly task: Extract<Task, { task: 'kernel' | 'probe' }>;
}

function stepsOf(sizes: Sizes, card: AdapterCard): readonly Step[] {
  const timing = card.software ? SOFTWARE_TIMING : HARDWARE_TIMING;
  return [
    ...probeSchema.options.map(
      (probe): Step => ({ what: `probe ${probe}`, task: { task: 'probe', probe, timing } }),
    ),
    ...specsOf(sizes, card).map(
      (spec): Step => ({ what: nameOf(spec), task: { task: 'kernel', spec, timing, check: true } }),
    ),
  ];
}

function probesOf({ copyBytesPerSecond, readBytesPerSecond, flops }: Ceilings): Profile['probes'] {
  const known = Object.entries(flops).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { copyBytesPerSecond, readBytesPerSecond, flops: Object.fromEntries(known) };
}
