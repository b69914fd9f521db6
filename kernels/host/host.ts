import type { Profile } from '../../server/core/profile';
import type { AdapterCard } from '../device/card';
import type { Failure } from '../device/failure';
import type { Task, TaskResult } from '../run/task';

/** A device held by its own process or worker, which can be ended at any time. */
export interface Session {
  readonly card: AdapterCard;
  /**
   * Runs a task. A failure that ends the session (a crash, a timeout, a lost device) is a result too; `ended`
   * reports it.
   *
   * @param seconds time limit, after which the process is ended
   */
  readonly run: (task: Task, seconds: number) => Promise<TaskResult | Failure>;
  readonly ended: () => boolean;
  /** Ends the process; a task in progress returns `cancelled`. */
  readonly close: () => void;
}

/** An environment with WebGPU. */
export interface Host {
  readonly name: Profile['host'];
  /** Whether shaders run with WebGPU's bounds checks, which cost time. */
  readonly boundsChecks: boolean;
  /**
   * Opens a device, or returns why it cannot.
   *
   * @param signal closes the session, even while it opens
   */
  readonly open: (seconds: number, signal?: AbortSignal) => Promise<Session | Failure>;
}

export const isFailure = (value: object): value is Failure => 'advice' in value && 'code' in value;
