import type { Failure, Host, Profile } from '../../../kernels';
import { isFailure } from '../../../kernels/host/host';
import type { ProfileProgress, ProfileState } from '../../../server/protocol/profile';
import { isEmpty, runBefore, withRun } from './history';
import type { KeptRuns } from './kept-runs';
import { measure, type Outcome, type Wanted } from './measure';

/** The state of the runs that the panel shows. */
type RunsState = Omit<ProfileState, 'hardware'>;

/** The runs of this editor, one at a time. */
export interface Runs {
  readonly state: () => Promise<RunsState>;
  readonly isRunning: () => boolean;
  /** Starts a run, or returns the one in progress. */
  readonly start: (wanted: Wanted, onProgress: (progress: ProfileProgress) => void) => Promise<Outcome>;
  readonly cancel: () => void;
}

/** The hosts that a run may use. */
interface Place {
  readonly hosts: readonly Host[];
  readonly taskSeconds: number;
  /** What else the user can do if none of the hosts has a device; absent if all were tried. */
  readonly otherwise?: string;
}

/** Determines the hosts of a run when it starts. */
export type FindMeans = (wanted: Wanted) => Place | Failure;

/** Shown until the number of tasks is known. */
const OPENING: ProfileProgress = { done: 0, of: 1, now: 'opening the GPU' };

/**
 * Creates the runs.
 *
 * @param changed called after every change of the state
 */
export function createRuns(kept: KeptRuns, means: FindMeans, changed: () => void): Runs {
  let current: { readonly abort: AbortController; readonly outcome: Promise<Outcome> } | undefined;
  let running: ProfileProgress | null = null;
  let profile: Profile | null = null;
  let chosen: string | undefined;
  let failure: Failure | null = null;
  let earlier: readonly Profile[] = [];
  const loaded = kept.read().then((runs) => {
    earlier = runs;
    profile ??= runs[0] ?? null;
  });

  async function run(wanted: Wanted, onProgress: (progress: ProfileProgress) => void, signal: AbortSignal) {
    await loaded;
    const found = means(wanted);
    if ('advice' in found) return found;
    const { hosts, taskSeconds, otherwise } = found;
    const before = { profile, chosen };
    let chosenNow: string | undefined;
    const outcome = await measure(
      wanted,
      { hosts, taskSeconds, signal },
      {
        chosen(why) {
          chosenNow = why;
        },
        progress(progress) {
          running = progress;
          onProgress(progress);
          changed();
        },
        partial(measured) {
          profile = measured;
          chosen = chosenNow;
          changed();
        },
      },
    );
    const shown = isFailure(outcome) || isEmpty(outcome) ? before : { profile: outcome, chosen: chosenNow };
    ({ profile, chosen } = shown);
    return isFailure(outcome) && outcome.code !== 'cancelled' && otherwise !== undefined
      ? { ...outcome, advice: `${outcome.advice} ${otherwise}` }
      : outcome;
  }

  /** A cancelled run is shown, but not stored for comparison. */
  async function keep(outcome: Outcome, signal: AbortSignal): Promise<void> {
    if (isFailure(outcome) || outcome.kernels.length === 0 || signal.aborted) return;
    try {
      earlier = await kept.add(outcome);
    } catch {
      // If writing fails, only the comparison after a restart is lost, not the run.
      earlier = withRun(earlier, outcome);
    }
  }

  async function whole(
    wanted: Wanted,
    onProgress: (progress: ProfileProgress) => void,
    abort: AbortController,
  ) {
    try {
      const outcome = await run(wanted, onProgress, abort.signal);
      await keep(outcome, abort.signal);
      failure = isFailure(outcome)
        ? outcome
        : isEmpty(outcome)
          ? (outcome.failures[0]?.failure ?? null)
          : null;
      return outcome;
    } finally {
      current = undefined;
      running = null;
      changed();
    }
  }

  return {
    async state() {
      await loaded;
      const previous = profile && (runBefore(earlier, profile) ?? null);
      return { running, profile, previous, failure, ...(chosen === undefined ? {} : { chosen }) };
    },
    isRunning: () => current !== undefined,
    start(wanted, onProgress) {
      if (current !== undefined) return current.outcome;
      const abort = new AbortController();
      failure = null;
      running = OPENING;
      current = { abort, outcome: whole(wanted, onProgress, abort) };
      changed();
      return current.outcome;
    },
    cancel: () => current?.abort.abort(),
  };
}
