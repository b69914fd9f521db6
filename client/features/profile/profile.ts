import {
  commands,
  Disposable,
  type ExtensionContext,
  env,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Host } from '../../../kernels';
import { chooseHosts } from './choose-hosts';
import type { HardwareSource } from './hardware';
import { keptRuns } from './kept-runs';
import { type Outcome, pageHost, type Wanted } from './measure';
import { createPageWorkers } from './page-workers';
import { createPanel } from './panel';
import { wantedBy } from './request';
import { createRuns, type FindMeans } from './runs';
import { type KernelProcess, readSettings } from './settings';
import { noHost, tellFailure } from './tell';

/** Makes the host that is a process of Node, where one can be started. */
export type MakeNodeHost = (settings: KernelProcess) => Host;

/** Offers to measure kernels on the GPU at hand: a command, a panel that shows the run, and a notification with its progress. */
export function registerProfile(
  server: HardwareSource,
  context: ExtensionContext,
  makeNodeHost: MakeNodeHost | undefined,
): Disposable {
  const workers = createPageWorkers((message) => panel.send(message));
  const means: FindMeans = () => {
    const settings = readSettings();
    const hosts = chooseHosts(
      { wanted: settings.host, trusted: workspace.isTrusted, remote: env.remoteName },
      makeNodeHost?.(settings),
      pageHost(workers.create),
    );
    return typeof hosts === 'string' ? noHost(hosts) : { hosts, taskSeconds: settings.timeout };
  };
  const folder = context.globalStorageUri;
  const kept = keptRuns({ folder, file: Uri.joinPath(folder, 'profiles.json') }, workspace.fs);
  const runs = createRuns(kept, means, () => void panel.refresh());
  const panel = createPanel(server, context.extensionUri, runs, workers, {
    run: (wanted) => run(wanted),
    closed: () => cancelled(),
  });

  async function run(wanted: Wanted): Promise<Outcome> {
    if (runs.isRunning()) return runs.start(wanted, () => {});
    const title = l10n.t('Profiling kernels');
    const outcome = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (notification, token) => {
        token.onCancellationRequested(runs.cancel);
        return runs.start(wanted, ({ done, of, now }) =>
          notification.report({
            message: l10n.t('{0} of {1}: {2}', done + 1, of, now),
            ...(done === 0 ? {} : { increment: 100 / of }),
          }),
        );
      },
    );
    const { failure } = await runs.state();
    if (failure !== null && failure.code !== 'cancelled') void tellFailure(failure, context.extension.id);
    return outcome;
  }

  function cancelled(): void {
    if (!runs.isRunning()) return;
    runs.cancel();
    void window.showInformationMessage(
      l10n.t('Profiling was cancelled, because its panel was closed. Keep it open while it runs.'),
    );
  }

  return Disposable.from(
    commands.registerCommand('decodeLens.profileKernels', async (argument: unknown) => {
      const wanted = wantedBy(argument);
      panel.open();
      return wanted && run(wanted);
    }),
    panel,
    { dispose: runs.cancel },
  );
}
