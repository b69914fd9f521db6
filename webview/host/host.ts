import { type FromPanel, type ToPanel, toPanel } from '../../server/protocol/panel-messages';
import { isWhole } from '../../server/protocol/panel-subject';

/** What a panel runs in: the editor, or a plain page that stands in for it. */
export interface Host<Sent = FromPanel, Received = ToPanel> {
  send(message: Sent): void;
  /** Calls a listener with every message of a known form. */
  listen(listener: (message: Received) => void): void;
  /** What was kept over a reload; undefined at first. Nothing is known of its form. */
  readState(): unknown;
  writeState(state: unknown): void;
}

/** A message from outside, or undefined when it has not the form that was agreed. */
export function readMessage(data: unknown): ToPanel | undefined {
  const message = toPanel.safeParse(data);
  if (!message.success) return undefined;
  if (message.data.type === 'subject' && !isWhole(message.data.subject)) return undefined;
  return message.data;
}
