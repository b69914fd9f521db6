import type { Host } from '../../../kernels';
import type { ProfileHostName } from '../../../server/protocol/profile-messages';

/** The inputs of the choice of hosts. */
export interface HostChoice {
  readonly wanted: 'auto' | ProfileHostName;
  /** Whether the workspace is trusted, so that programs may be started. */
  readonly trusted: boolean;
  /** The kind of remote machine that the extension runs on, if any. */
  readonly remote: string | undefined;
}

/** Why there is no host. */
export type NoHost = 'no-process' | 'untrusted';

/** WSL runs on the same machine, and so on the same GPU. */
const SAME_MACHINE = 'wsl';

/**
 * The hosts to try, the preferred one first. On a remote machine, "this machine" is the remote one, which only a
 * process there can measure: the window's own GPU is measured only if requested explicitly.
 *
 * @param node a Node process; absent if the editor cannot start one
 * @param webview the page of the panel
 */
export function chooseHosts(
  { wanted, trusted, remote }: HostChoice,
  node: Host | undefined,
  webview: Host,
): readonly Host[] | NoHost {
  if (wanted === 'browser') return [webview];
  const elsewhere = remote !== undefined && remote !== SAME_MACHINE;
  if (wanted === 'node' || elsewhere) {
    if (node === undefined) return 'no-process';
    return trusted ? [node] : 'untrusted';
  }
  return node === undefined || !trusted ? [webview] : [node, webview];
}
