import { commands, env, l10n, window } from 'vscode';
import type { Failure } from '../../../kernels';
import type { NoHost } from './choose-hosts';

/** The failure for a missing host. */
export function noHost(reason: NoHost): Failure {
  return reason === 'untrusted'
    ? {
        code: 'no-runtime',
        message: l10n.t('Kernels run in a Node process here, which cannot be started in Restricted Mode.'),
        advice: l10n.t(
          'Trust this workspace, or choose ‘this panel’s page’ under ‘Run on’ to measure the GPU of the machine in front of you.',
        ),
      }
    : {
        code: 'no-runtime',
        message: l10n.t('Kernels run in a Node process here, but none can be started.'),
        advice: l10n.t(
          'Choose ‘this panel’s page’ under ‘Run on’ to measure the GPU of the machine in front of you.',
        ),
      };
}

/** The remaining option if only a process was tried. */
export const pageIsLeft = (): string =>
  l10n.t('Or choose ‘this panel’s page’ under ‘Run on’: the WebGPU of this window was not tried.');

/**
 * Shows why a run failed, with a button for what may help: the settings, or a run in the panel's page.
 *
 * @param runInPage starts that run; absent if the page was tried
 */
export async function tellFailure(
  { message, advice }: Failure,
  extension: string,
  runInPage: (() => void) | undefined,
): Promise<void> {
  const settings = l10n.t('Open Settings');
  const page = l10n.t('Run in This Panel');
  const choice = await window.showErrorMessage(
    l10n.t('The kernels could not be profiled: {0}', `${message} ${advice}`),
    ...(runInPage === undefined ? [] : [page]),
    settings,
  );
  if (choice === page) runInPage?.();
  if (choice !== settings) return;
  const query = `@ext:${extension} profile`;
  // Machine settings belong to the machine on which the extension runs.
  if (env.remoteName === undefined) await commands.executeCommand('workbench.action.openSettings', query);
  else await commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
