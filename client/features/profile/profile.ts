import { commands, Disposable, type ExtensionContext, env, l10n, Uri, window, workspace } from 'vscode';
import type { Host } from '../../../kernels';
import { chooseHosts } from './choose-hosts';
import type { HardwareSource } from './hardware';
import { keptRuns } from './kept-runs';
import { type Outcome, type Wanted, webviewHost } from './measure';
import { createPageWorkers } from './page-workers';
import { createPanel } from './panel';
import { showProgress } from './progress';
import { wantedBy } from './request';
import { createRuns, type FindMeans } from './runs';
import { type KernelProcess, readSettings } from './settings';
import { noHost, pageIsLeft, tellFailure } from './tell';

/** Creates the host for a Node process, if one can be started. */
export type MakeNodeHost = (settings: KernelProcess) => Host;

/**
 * Registers kernel profiling: a command, a panel that shows the run, and a progress indicator while the panel is
 * hidden.
 */
export function registerProfile(
  server: HardwareSource,
  context: ExtensionContext,
  makeNodeHost: MakeNodeHost | undefined,
): Disposable {
  const workers = createPageWorkers((message) => panel.send(message));
  const webview = webviewHost(workers.create);
  const hostsFor = ({ host }: Wanted) => {
    const settings = readSettings();
    return chooseHosts(
      { wanted: host ?? settings.host, trusted: workspace.isTrusted, remote: env.remoteName },
      makeNodeHost?.(settings),
      webview,
    );
  };
  const means: FindMeans = (wanted) => {
    const hosts = hostsFor(wanted);
    if (typeof hosts === 'string') return noHost(hosts);
    const taskSeconds = readSettings().timeout;
    return hosts.includes(webview) ? { hosts, taskSeconds } : { hosts, taskSeconds, otherwise: pageIsLeft() };
  };
  const folder = context.globalStorageUri;
  const kept = keptRuns({ folder, file: Uri.joinPath(folder, 'profiles.json') }, workspace.fs);
  const runs = createRuns(kept, means, () => void panel.refresh());
  const panel = createPanel(server, context.extensionUri, runs, workers, {
    run: (wanted) => run(wanted),
    moved: () => progress.moved(),
    closed: () => cancelled(),
  });
  const progress = showProgress(panel.isVisible, runs.cancel);

  async function run(wanted: Wanted): Promise<Outcome> {
    if (runs.isRunning()) return runs.start(wanted, () => {});
    const hosts = hostsFor(wanted);
    progress.begin();
    const outcome = await runs.start(wanted, progress.report).finally(progress.end);
    const { failure } = await runs.state();
    if (failure === null || failure.code === 'cancelled') return outcome;
    const runInPage = (): void => {
      panel.open();
      void run({ ...wanted, host: 'browser' });
    };
    const isLeft = typeof hosts === 'string' || !hosts.includes(webview);
    void tellFailure(failure, context.extension.id, isLeft ? runInPage : undefined);
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
