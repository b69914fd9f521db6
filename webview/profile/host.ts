import {
  type FromProfilePanel,
  type ToProfilePanel,
  toProfilePanel,
} from '../../server/protocol/profile-messages';
import type { Host } from '../host/host';

/** What the profile panel runs in. */
export type ProfileHost = Host<FromProfilePanel, ToProfilePanel>;

/** A message from outside, or undefined when it has not the form that was agreed. */
export function readProfileMessage(data: unknown): ToProfilePanel | undefined {
  const message = toProfilePanel.safeParse(data);
  return message.success ? message.data : undefined;
}
