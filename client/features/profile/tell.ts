import { commands, env, l10n, window } from 'vscode';
import type { Failure } from '../../../kernels';
import type { NoHost } from './choose-hosts';

/** Why there is no host, as a failure. */
export function noHost(reason: NoHost): Failure {
  return reason === 'untrusted'
    ? {
        code: 'no-runtime',
        message: l10n.t('Kernels run in a process of Node here, and in Restricted Mode none is started.'),
        advice: l10n.t(
          'Trust this workspace, or set decodeLens.profile.host to webview to measure the GPU of the machine in front of you.',
        ),
      }
    : {
        code: 'no-runtime',
        message: l10n.t('Kernels run in a process of Node here, and none can be started.'),
        advice: l10n.t(
          'Set decodeLens.profile.host to webview to measure the GPU of the machine in front of you.',
        ),
      };
}

/** Tells why a run gave nothing, and leads to the settings that may help. */
export async function tellFailure({ message, advice }: Failure, extension: string): Promise<void> {
  const settings = l10n.t('Open Settings');
  const choice = await window.showErrorMessage(
    l10n.t('The kernels could not be profiled: {0}', `${message} ${advice}`),
    settings,
  );
  if (choice !== settings) return;
  const query = `@ext:${extension} profile`;
  // The settings of a machine are those of the one on which the extension runs.
  if (env.remoteName === undefined) await commands.executeCommand('workbench.action.openSettings', query);
  else await commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
