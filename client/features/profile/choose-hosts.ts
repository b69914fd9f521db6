import type { Host } from '../../../kernels';

/** What the choice of hosts rests on. */
export interface HostChoice {
  readonly wanted: 'auto' | 'node' | 'webview';
  /** Whether programs may be started in this workspace. */
  readonly trusted: boolean;
  /** What kind of other machine the extension runs on, if any. */
  readonly remote: string | undefined;
}

/** Why no host may be tried. */
export type NoHost = 'no-process' | 'untrusted';

/** Windows runs it on the same machine, and so on the same GPU. */
const SAME_MACHINE = 'wsl';

/**
 * The hosts to try, the preferred first. On another machine, "this machine" is that one, which only a process there can
 * measure: the window's own GPU is measured only when it is asked for by name.
 * @param node a process of Node; absent where the editor can start none
 * @param webview the page of the panel
 */
export function chooseHosts(
  { wanted, trusted, remote }: HostChoice,
  node: Host | undefined,
  webview: Host,
): readonly Host[] | NoHost {
  if (wanted === 'webview') return [webview];
  const elsewhere = remote !== undefined && remote !== SAME_MACHINE;
  if (wanted === 'node' || elsewhere) {
    if (node === undefined) return 'no-process';
    return trusted ? [node] : 'untrusted';
  }
  return node === undefined || !trusted ? [webview] : [node, webview];
}
