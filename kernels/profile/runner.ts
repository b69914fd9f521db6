import type { AdapterCard } from '../device/card';
import type { Failure } from '../device/failure';
import { isFailure } from '../host/host';
import type { Task, TaskResult } from '../run/task';
import type { Opened } from './choose-host';

/** Does tasks one after the other; a task that takes its session down does not take the next one down. */
export interface Runner {
  readonly card: AdapterCard;
  readonly run: (task: Task, seconds: number) => Promise<TaskResult | Failure>;
  /** Whether the last task took its session down. */
  readonly ended: () => boolean;
  readonly close: () => void;
}

/**
 * Keeps a host at work: when a session ended, the next task gets a fresh one.
 * @param openSeconds how long a fresh session may take to open
 * @param signal ends the session and everything after it
 */
export function makeRunner({ host, session }: Opened, openSeconds: number, signal?: AbortSignal): Runner {
  let current = session;
  const run = async (task: Task, seconds: number): Promise<TaskResult | Failure> => {
    if (current.ended()) {
      const fresh = await host.open(openSeconds, signal);
      if (isFailure(fresh)) return fresh;
      current = fresh;
    }
    return current.run(task, seconds);
  };
  return { card: session.card, run, ended: () => current.ended(), close: () => current.close() };
}
