import type { AdapterCard } from '../device/card';
import { type Failure, failure } from '../device/failure';
import type { Task, TaskResult } from '../run/task';
import type { Session } from './host';
import { type Reply, type Request, replySchema } from './messages';
import { inSentences } from './sentence';

/** The connection of a session to its process or worker. */
export interface Channel {
  readonly send: (request: Request) => void;
  /** Ends the process immediately, even during a task. */
  readonly kill: () => void;
}

/** Receives the messages of the process. */
export interface Listener {
  readonly message: (message: unknown) => void;
  /** Called when the process has ended. */
  readonly gone: (failure: Failure) => void;
}

/**
 * Starts a process and waits until it has opened a device.
 *
 * @param start connects to the process and passes it the listener
 * @param seconds time limit for opening
 * @param signal closes the session, even while it opens
 */
export function openSession(
  start: (listener: Listener) => Channel,
  seconds: number,
  signal?: AbortSignal,
): Promise<Session | Failure> {
  if (signal?.aborted) return Promise.resolve(cancelled());
  return new Promise((resolve) => {
    let card: AdapterCard | undefined;
    let end: Failure | undefined;
    let waiting: ((answer: TaskResult | Failure) => void) | undefined;
    let nextId = 1;

    const answer = (value: TaskResult | Failure): void => {
      const waiter = waiting;
      waiting = undefined;
      waiter?.(value);
    };
    const finish = (reason: Failure): void => {
      if (end !== undefined) return;
      end = reason;
      clearTimeout(opening);
      signal?.removeEventListener('abort', close);
      channel.kill();
      if (card === undefined) resolve(reason);
      answer(reason);
    };
    const run = (task: Task, limit: number): Promise<TaskResult | Failure> => {
      if (end !== undefined) return Promise.resolve(end);
      if (waiting !== undefined) throw new Error('a session does one task at a time');
      return new Promise((settle) => {
        const late = () => finish(failure('timeout', `No answer within ${limit} s.`));
        const timer = setTimeout(late, limit * 1000);
        waiting = (value) => {
          clearTimeout(timer);
          settle(value);
        };
        channel.send({ id: nextId++, task });
      });
    };
    const close = () => finish(cancelled());
    const session = (opened: AdapterCard): Session => ({
      card: opened,
      run,
      ended: () => end !== undefined,
      close,
    });
    // Drivers and systems word some failures, with or without a full stop.
    const gone = (reason: Failure): void => finish(inSentences(reason));
    const receive = (reply: Reply): void => {
      if (reply.reply === 'opened') {
        card = reply.card;
        clearTimeout(opening);
        resolve(session(reply.card));
      } else if (reply.reply === 'closed') gone(reply.failure);
      else if (reply.reply === 'done') answer(reply.result);
      else if (reply.failure.code === 'device-lost') gone(reply.failure);
      else answer(inSentences(reply.failure));
    };
    const message = (raw: unknown): void => {
      const reply = replySchema.safeParse(raw);
      if (reply.success) receive(reply.data);
      else finish(failure('broken-message', `An answer made no sense: ${reply.error.message}`));
    };

    const tooLate = () => finish(failure('timeout', `The adapter did not open within ${seconds} s.`));
    const opening = setTimeout(tooLate, seconds * 1000);
    const channel = start({ message, gone });
    signal?.addEventListener('abort', close);
  });
}

/** The result of the current and all later tasks of a closed session. */
const cancelled = (): Failure => failure('cancelled', 'The run was cancelled.');
