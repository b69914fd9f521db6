import type { AdapterCard } from '../device/card';
import type { Failure } from '../device/failure';
import { isFailure } from '../host/host';
import type { Task, TaskResult } from '../run/task';
import type { Opened } from './choose-host';

/** Runs tasks one after the other; a task that ends its session does not affect the next one. */
export interface Runner {
  readonly card: AdapterCard;
  readonly run: (task: Task, seconds: number) => Promise<TaskResult | Failure>;
  /** Whether the last task ended its session. */
  readonly ended: () => boolean;
  readonly close: () => void;
}

/**
 * Runs tasks on a host, in a new session if the last one ended.
 *
 * @param openSeconds time limit for opening a new session
 * @param signal ends the session and all later tasks
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
