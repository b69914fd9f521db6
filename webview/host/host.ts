import { type FromPanel, type ToPanel, toPanel } from '../../server/protocol/panel-messages';
import { isWhole } from '../../server/protocol/panel-subject';

/** The environment of a panel: the editor, or a plain page in its place. */
export interface Host<Sent = FromPanel, Received = ToPanel> {
  send(message: Sent): void;
  /** Listens to all valid messages. */
  listen(listener: (message: Received) => void): void;
  /** The state saved before a reload, of unknown form; undefined at first. */
  readState(): unknown;
  writeState(state: unknown): void;
}

/** Parses a message; undefined if its form is invalid. */
export function readMessage(data: unknown): ToPanel | undefined {
  const message = toPanel.safeParse(data);
  if (!message.success) return undefined;
  if (message.data.type === 'subject' && !isWhole(message.data.subject)) return undefined;
  return message.data;
}
