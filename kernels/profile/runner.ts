import type { AdapterCard } from '../device/card';
import { type Failure, failure } from '../failure';
import { isFailure } from '../host/host';
import type { Task, TaskResult } from '../task';
import type { Opened } from './choose-host';

/** Does tasks one after the other; a task that takes its session down does not take the next one down. */
export interface Runner {
  readonly card: AdapterCard;
  readonly run: (task: Task, seconds: number) => Promise<TaskResult | Failure>;
  readonly close: () => void;
}

/**
 * Keeps a host at work: when a session ended, the next task gets a fresh one.
 * @param openSeconds how long a fresh session may take to open
 * @param signal ends the session and everything after it
 */
export function makeRunner({ host, session }: Opened, openSeconds: number, signal?: AbortSignal): Runner {
  let current = session;
  const cancel = () => current.close();
  signal?.addEventListener('abort', cancel);
  const run = async (task: Task, seconds: number): Promise<TaskResult | Failure> => {
    if (signal?.aborted) return failure('cancelled', 'The run was cancelled.');
    if (current.ended()) {
      const fresh = await host.open(openSeconds);
      if (isFailure(fresh)) return fresh;
      current = fresh;
      if (signal?.aborted) current.close();
    }
    return current.run(task, seconds);
  };
  const close = () => {
    signal?.removeEventListener('abort', cancel);
    current.close();
  };
  return { card: session.card, run, close };
}
