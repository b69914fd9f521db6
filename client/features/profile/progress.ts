import { l10n, ProgressLocation, window } from 'vscode';
import type { ProfileProgress } from '../../../server/protocol/profile';

/** The progress of a run outside the panel. */
export interface RunProgress {
  readonly begin: () => void;
  readonly report: (progress: ProfileProgress) => void;
  /** The panel became visible or hidden. */
  readonly moved: () => void;
  readonly end: () => void;
}

/**
 * Shows the progress of a run: in the status bar while the panel, which has a cancel button, is visible; otherwise
 * as a notification with a cancel button. A notification would cover the panel.
 */
export function showProgress(isPanelVisible: () => boolean, cancel: () => void): RunProgress {
  let current: ReturnType<typeof showAt> | undefined;
  let last: ProfileProgress | undefined;

  function place(): void {
    const location = isPanelVisible() ? ProgressLocation.Window : ProgressLocation.Notification;
    if (current?.location === location) return;
    current?.end();
    current = showAt(location, cancel, () => last);
  }

  return {
    begin() {
      last = undefined;
      place();
    },
    report(progress) {
      last = progress;
      current?.update();
    },
    moved() {
      if (current !== undefined) place();
    },
    end() {
      current?.end();
      current = undefined;
    },
  };
}

/**
 * Shows progress at one location until it is ended there.
 *
 * @param latest the progress so far, if there is any
 */
function showAt(location: ProgressLocation, cancel: () => void, latest: () => ProfileProgress | undefined) {
  let update = (): void => {};
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const options = {
    location,
    title: l10n.t('Profiling kernels'),
    cancellable: location === ProgressLocation.Notification,
  };
  void window.withProgress(options, (shown, token) => {
    token.onCancellationRequested(cancel);
    let share = 0;
    update = () => {
      const progress = latest();
      if (progress === undefined) return;
      const { done, of, now } = progress;
      const next = (100 * done) / of;
      shown.report({ message: l10n.t('{0} of {1}: {2}', done + 1, of, now), increment: next - share });
      share = next;
    };
    update();
    return ended;
  });
  return { location, update: () => update(), end };
}
