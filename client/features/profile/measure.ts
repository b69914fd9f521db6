import type { Failure, Host, MeasuredKernelName, Profile, WorkerLike } from '../../../kernels';
import type { ProfileProgress } from '../../../server/protocol/profile';
import type { ProfileHostName } from '../../../server/protocol/profile-messages';

/** The kernels to measure, their sizes, and the host; an empty list means the default. */
export interface Wanted {
  readonly kernels: readonly string[];
  readonly batches: readonly number[];
  readonly contexts: readonly number[];
  /** The user's choice for this run; default: the settings. */
  readonly host?: ProfileHostName | undefined;
}

/** The result of a run. */
export type Outcome = Profile | Failure;

/** Receives the progress of a run. */
export interface Watcher {
  /** Called with the reason for the choice of the host. */
  readonly chosen: (why: string) => void;
  readonly progress: (progress: ProfileProgress) => void;
  readonly partial: (profile: Profile) => void;
}

/** The available hosts, and the time limit of a run. */
export interface Means {
  readonly hosts: readonly Host[];
  readonly taskSeconds: number;
  readonly signal: AbortSignal;
}

/** Measures kernels. Loads the runner on the first run, because most users never profile. */
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

/** A host that runs kernels in the panel's page. */
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
