import type { Failure, Host, MeasuredKernelName, Profile, WorkerLike } from '../../../kernels';
import type { ProfileProgress } from '../../../server/protocol/profile';
import type { ProfileHostName } from '../../../server/protocol/profile-messages';

/** Which kernels to measure, at which sizes, and where; an empty list stands for the usual choice. */
export interface Wanted {
  readonly kernels: readonly string[];
  readonly batches: readonly number[];
  readonly contexts: readonly number[];
  /** What a person chose for this run; the settings decide where it is left out. */
  readonly host?: ProfileHostName | undefined;
}

/** What came of a run. */
export type Outcome = Profile | Failure;

/** Who is told of a run while it goes on. */
export interface Watcher {
  /** Why it runs where it runs. */
  readonly chosen: (why: string) => void;
  readonly progress: (progress: ProfileProgress) => void;
  readonly partial: (profile: Profile) => void;
}

/** Where and how long a run may go on. */
export interface Means {
  readonly hosts: readonly Host[];
  readonly taskSeconds: number;
  readonly signal: AbortSignal;
}

/** Measures kernels. The runner is loaded with the first run: most people never profile. */
export async function measure(wanted: Wanted, means: Means, watcher: Watcher): Promise<Outcome> {
  const { measuredKernelNames, profile } = await import('../../../kernels');
  const isKernel = (name: string): name is MeasuredKernelName =>
    measuredKernelNames.some((known) => known === name);
  const kernels = wanted.kernels.filter(isKernel);
  if (kernels.length < wanted.kernels.length)
    throw new Error(
      `${wanted.kernels.filter((name) => !isKernel(name)).join(', ')}: no such kernel; there are ${measuredKernelNames.join(', ')}`,
    );
  return profile({
    ...means,
    ...(kernels.length === 0 ? {} : { kernels }),
    ...(wanted.batches.length === 0 ? {} : { batches: wanted.batches }),
    ...(wanted.contexts.length === 0 ? {} : { contexts: wanted.contexts }),
    onChosen: watcher.chosen,
    onProgress: (done, of, now) => watcher.progress({ done, of, now }),
    onPartial: watcher.partial,
  });
}

/** The host that is the page of the panel. */
export function webviewHost(createWorker: () => WorkerLike): Host {
  return {
    name: 'browser',
    boundsChecks: true,
    async open(seconds, signal) {
      const { browserHost } = await import('../../../kernels');
      return browserHost(createWorker).open(seconds, signal);
    },
  };
}
