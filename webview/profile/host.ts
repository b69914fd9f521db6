import {
  type FromProfilePanel,
  type ToProfilePanel,
  toProfilePanel,
} from '../../server/protocol/profile-messages';
import type { Host } from '../host/host';

/** The host of the profile panel. */
export type ProfileHost = Host<FromProfilePanel, ToProfilePanel>;

/** Parses a message; undefined if its form is invalid. */
export function readProfileMessage(data: unknown): ToProfilePanel | undefined {
  const message = toProfilePanel.safeParse(data);
  return message.success ? message.data : undefined;
}
