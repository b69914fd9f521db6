import type { KernelPoint, Profile } from '../../server/core/profile';
import type { Failure } from '../failure';
import { type Host, isFailure } from '../host/host';
import type { Timing } from '../run/times';
import type { Probe } from '../spec';
import { type Ceilings, noCeilings, withProbe } from './ceilings';
import { chooseHost } from './choose-host';
import { pointsOf } from './point';
import { makeRunner } from './runner';
import { nameOf, type Sizes, specsOf } from './sizes';

/** What to measure, and where. */
export interface ProfileOptions extends Sizes {
  /** Where WebGPU may run; the one with the better adapter is taken. */
  readonly hosts: readonly Host[];
  /** Seconds that one task may take before its process is ended. */
  readonly taskSeconds?: number;
  readonly signal?: AbortSignal;
  /** Told before each task: how many are done, of how many, and what comes now. */
  readonly onProgress?: (done: number, of: number, now: string) => void;
}

const OPEN_SECONDS = 30;
const TASK_SECONDS = 120;
const PROBES: readonly Probe[] = ['copy', 'read', 'f32', 'f16', 'int8', 'matrix', 'matrixInt8'];
const HARDWARE_TIMING: Timing = { samples: 50, warmUp: 0.4, budget: 2, rotation: 512e6 };
/** On software there is no hardware to learn about: only show that it runs. */
const SOFTWARE_TIMING: Timing = { samples: 3, warmUp: 0, budget: 0.5, rotation: 0 };

/** Measures kernels and their ceilings on this machine's GPU; a failure only where no device opens at all. */
export async function profile(options: ProfileOptions): Promise<Profile | Failure> {
  const measuredAt = new Date().toISOString();
  const opened = await chooseHost(options.hosts, OPEN_SECONDS);
  if (isFailure(opened)) return opened;
  const runner = makeRunner(opened, OPEN_SECONDS, options.signal);
  try {
    const { card } = runner;
    const timing = card.software ? SOFTWARE_TIMING : HARDWARE_TIMING;
    const specs = specsOf(options, card);
    const failures: { what: string; failure: Failure }[] = [];
    const points: KernelPoint[] = [];
    let done = 0;
    const say = (now: string) => options.onProgress?.(done++, PROBES.length + specs.length, now);
    const limit = options.taskSeconds ?? TASK_SECONDS;
    let ceilings: Ceilings = noCeilings;
    for (const probe of PROBES) {
      say(`probe ${probe}`);
      const result = await runner.run({ task: 'probe', probe, timing }, limit);
      // A unit that the adapter lacks is no failure.
      if (isFailure(result) && result.code !== 'unsupported')
        failures.push({ what: `probe ${probe}`, failure: result });
      if (isFailure(result) || result.times === undefined) continue;
      ceilings = withProbe(ceilings, probe, result.work, result.times.device.median);
    }
    for (const spec of specs) {
      say(nameOf(spec));
      const result = await runner.run({ task: 'kernel', spec, timing, check: true }, limit);
      if (isFailure(result)) failures.push({ what: nameOf(spec), failure: result });
      else points.push(...pointsOf(spec, result, ceilings));
    }
    return {
      adapter: card.name,
      card,
      measuredAt,
      host: opened.host.name,
      boundsChecks: opened.host.boundsChecks,
      software: card.software,
      probes: probesOf(ceilings),
      kernels: points,
      failures,
    };
  } finally {
    runner.close();
  }
}

function probesOf({ copyBytesPerSecond, readBytesPerSecond, flops }: Ceilings): Profile['probes'] {
  const known = Object.entries(flops).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { copyBytesPerSecond, readBytesPerSecond, flops: Object.fromEntries(known) };
}
