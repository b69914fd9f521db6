import { commands, env, l10n, window } from 'vscode';
import type { Failure } from '../../../kernels';
import type { NoHost } from './choose-hosts';

/** Why there is no host, as a failure. */
export function noHost(reason: NoHost): Failure {
  const advice = l10n.t('Set decodeLens.profile.host to auto or webview.');
  return reason === 'untrusted'
    ? {
        code: 'no-runtime',
        message: l10n.t('In Restricted Mode no process is started.'),
        advice: l10n.t('Trust this workspace, or set decodeLens.profile.host to webview.'),
      }
    : { code: 'no-runtime', message: l10n.t('No process of Node can be started here.'), advice };
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
